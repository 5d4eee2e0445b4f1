/**
 * What an administrator allows: {@link org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy} is an
 * immutable, numbered snapshot; it turns the facts of an offer into a
 * {@link org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Decision}. Pure Java.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.policy;

import org.jspecify.annotations.NullMarked;
