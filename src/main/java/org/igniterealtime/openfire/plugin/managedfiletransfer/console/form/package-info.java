/**
 * What the forms have in common: amounts as people type them, and the comparison of three versions where two administrators change
 * one page.
 */
@NullMarked
package org.igniterealtime.openfire.plugin.managedfiletransfer.console.form;

import org.jspecify.annotations.NullMarked;
