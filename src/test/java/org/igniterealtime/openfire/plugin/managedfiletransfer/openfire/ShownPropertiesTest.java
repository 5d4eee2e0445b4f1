// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Openfire needs to describe our properties; that it does, an installed one shows. */
class ShownPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"managedfiletransfer_i18n", "managedfiletransfer_i18n_zh_CN"})
    void eachPropertyHasADescriptionUnderTheKeyThatOpenfireLooksFor(String bundle) throws Exception {
        Properties texts = new Properties();
        try (InputStream in = Files.newInputStream(Path.of("i18n", bundle + ".properties"))) {
            texts.load(in);
        }

        assertThat(ShownProperties.all()).hasSize(12).allSatisfy(property -> assertThat(
                        texts.getProperty("system_property." + property.key()))
                .isNotBlank());
        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> key.startsWith("system_property."))
                .hasSize(12);
    }

    @Test
    void pluginIsNamedAsItIs() throws Exception {
        assertThat(Files.readString(Path.of("plugin.xml"))).contains("<name>" + ShownProperties.PLUGIN + "</name>");
    }

    /** The release that we compile against has none of it. */
    @Test
    void olderServerIsNoProblem() {
        ShownProperties shown = ShownProperties.open();

        shown.close();
    }
}
