// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.util.function.DoubleSupplier;
import org.jivesoftware.openfire.stats.Statistic;
import org.jivesoftware.util.LocaleUtils;

/** A statistic of this node, named in the plugin's own texts. */
final class OwnStatistic implements Statistic {

    private static final String PLUGIN = "managedfiletransfer";

    private final Type type;
    private final DoubleSupplier value;
    private final String name;
    private final String description;
    private final String units;

    /**
     * @param value what it is now; for a rate, what it has grown by since it was last asked for
     * @param name the key of its name, as the others of theirs
     */
    OwnStatistic(Type type, DoubleSupplier value, String name, String description, String units) {
        this.type = type;
        this.value = value;
        this.name = name;
        this.description = description;
        this.units = units;
    }

    @Override
    public String getName() {
        return LocaleUtils.getLocalizedString(name, PLUGIN);
    }

    @Override
    public Type getStatType() {
        return type;
    }

    @Override
    public String getDescription() {
        return LocaleUtils.getLocalizedString(description, PLUGIN);
    }

    @Override
    public String getUnits() {
        return LocaleUtils.getLocalizedString(units, PLUGIN);
    }

    @Override
    public double sample() {
        return value.getAsDouble();
    }

    @Override
    public boolean isPartialSample() {
        return true;
    }
}
