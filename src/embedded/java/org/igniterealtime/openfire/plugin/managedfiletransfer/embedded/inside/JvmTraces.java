// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.embedded.inside;

import com.mysql.jdbc.AbandonedConnectionCleanupThread;
import java.security.Provider;
import java.security.Security;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import org.apache.log4j.BasicConfigurator;
import org.apache.log4j.LogManager;
import org.apache.log4j.varia.NullAppender;
import org.logicalcobwebs.proxool.ProxoolFacade;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server that thinks the JVM its own leaves in there. It would hold this class loader for ever; and a next server
 * would log its users in through the SASL classes of this one.
 */
final class JvmTraces {

    private static final Logger Log = LoggerFactory.getLogger(JvmTraces.class);

    private JvmTraces() {}

    /** The connection pool would end itself with the JVM, and so before a server that is closed by a shutdown hook. */
    static void avoid() {
        ProxoolFacade.disableShutdownHook();
    }

    static void remove() {
        ProxoolFacade.shutdown(0);
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (isOurs(driver)) {
                deregister(driver);
            }
        }
        for (Provider provider : Security.getProviders()) {
            if (isOurs(provider)) {
                Security.removeProvider(provider.getName());
            }
        }
        // The driver comes with Openfire's JARs, and the driver manager loads it unasked.
        AbandonedConnectionCleanupThread.uncheckedShutdown();
        LogManager.shutdown();
        // The last threads still log, and log4j would complain on the console that there is no place for it.
        BasicConfigurator.configure(new NullAppender());
    }

    /** The driver manager listens only to callers that see the driver's class: that is why this runs in here. */
    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            Log.warn("A database driver stays registered: {}", driver, e);
        }
    }

    private static boolean isOurs(Object registered) {
        return registered.getClass().getClassLoader() == JvmTraces.class.getClassLoader();
    }
}
