// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.regression;

import org.junit.platform.suite.api.ExcludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Runs the classes of this package on one server, but for those that need one of their own. */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages("org.igniterealtime.openfire.plugin.managedfiletransfer.regression")
@IncludeClassNamePatterns(".*")
@ExcludeClassNamePatterns(".*IT")
class RegressionIT {}
