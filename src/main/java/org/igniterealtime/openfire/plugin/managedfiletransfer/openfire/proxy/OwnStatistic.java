// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.proxy;

import java.util.function.DoubleSupplier;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.text.Texts;
import org.jivesoftware.openfire.stats.Statistic;

/** A statistic of this node, named in the plugin's own texts. */
final class OwnStatistic implements Statistic {

    private final Type type;
    private final DoubleSupplier value;
    private final Texts texts;
    private final String name;
    private final String description;
    private final String units;

    /**
     * @param texts in the console's language; Openfire finds them only by the name of the plugin's file
     * @param value what it is now; for a rate, what it has grown by since it was last asked for
     * @param name the key of its name, as the others of theirs
     */
    OwnStatistic(Texts texts, Type type, DoubleSupplier value, String name, String description, String units) {
        this.texts = texts;
        this.type = type;
        this.value = value;
        this.name = name;
        this.description = description;
        this.units = units;
    }

    @Override
    public String getName() {
        return texts.text(name);
    }

    @Override
    public Type getStatType() {
        return type;
    }

    @Override
    public String getDescription() {
        return texts.text(description);
    }

    @Override
    public String getUnits() {
        return texts.text(units);
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
