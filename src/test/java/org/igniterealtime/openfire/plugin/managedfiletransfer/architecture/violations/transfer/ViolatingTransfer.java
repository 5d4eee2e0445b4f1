// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.transfer;

import org.dom4j.Element;
import org.igniterealtime.openfire.plugin.managedfiletransfer.architecture.violations.policy.ViolatingPolicy;

/** A model that knows the policy and stanzas. */
public record ViolatingTransfer(ViolatingPolicy policy, Element element) {}
