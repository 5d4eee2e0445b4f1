// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.inside;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.log4j.PropertyConfigurator;

/** Openfire 4.2.0 logs through log4j 1.2, whose settings its JARs do not bring along. */
final class LogToFile {

    private LogToFile() {}

    static void configure(Path file) {
        Properties settings = new Properties();
        settings.setProperty("log4j.rootLogger", "INFO, file");
        settings.setProperty("log4j.logger.org.eclipse.jetty", "WARN");
        settings.setProperty("log4j.appender.file", "org.apache.log4j.FileAppender");
        settings.setProperty("log4j.appender.file.File", file.toString());
        settings.setProperty("log4j.appender.file.Encoding", "UTF-8");
        settings.setProperty("log4j.appender.file.layout", "org.apache.log4j.PatternLayout");
        settings.setProperty("log4j.appender.file.layout.ConversionPattern", "%d %-5p [%t]: %c - %m%n");
        PropertyConfigurator.configure(settings);
    }
}
