// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.openfire;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.igniterealtime.openfire.plugin.managedfiletransfer.console.page.PluginFiles;
import org.igniterealtime.openfire.plugin.managedfiletransfer.openfire.stanzas.InterceptorPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file from which Openfire loaded the plugin. What Openfire calls the plugin, in addresses and for its texts, is the
 * file's name, and so is what an upgrade replaces: a browser's "(1)" or a version makes another plugin of it.
 *
 * @param name in lower case, without its ending, as Openfire has it
 * @param folder where Openfire unpacked it, beside the file itself
 * @param className of the plugin, by which other copies are known
 */
public record InstalledFile(String name, Path folder, String className) implements PluginFiles {

    private static final Logger Log = LoggerFactory.getLogger(InstalledFile.class);

    private static final String USUAL = "managedfiletransfer";
    private static final String TEXTS = USUAL + "_i18n";
    private static final int LARGEST_DESCRIPTION = 64 * 1024;

    /**
     * The file that was unpacked here.
     *
     * @param folder as Openfire hands it to the plugin: it has the plugin's name
     */
    public static InstalledFile in(Path folder, String className) {
        return new InstalledFile(folder.getFileName().toString().toLowerCase(Locale.ROOT), folder, className);
    }

    /**
     * Two copies would undo each other's work: the second one does not start.
     *
     * @param isRunning whether the first one does; see {@link InterceptorPlace#isTaken}
     * @throws IllegalStateException saying what to do
     */
    public void requireNoOther(boolean isRunning) {
        if (isRunning) {
            throw new IllegalStateException(
                    "Managed File Transfer is running already, loaded from another file. " + name
                            + ".jar is not started. To upgrade, delete the older file from Openfire's plugins folder, and then"
                            + " upload the newer one again.");
        }
    }

    /** Says in the log what an administrator has to know about the file. */
    public void report() {
        List<String> others = others();
        if (!others.isEmpty()) {
            Log.warn(
                    "Managed File Transfer is installed more than once: {}.jar is running, {} is not; after a restart it"
                            + " may be the other way round. Keep the newer file and delete the other from {}.",
                    name,
                    others,
                    folder.toAbsolutePath().getParent());
        } else if (!name.equals(USUAL)) {
            Log.info(
                    "Managed File Transfer is installed as {}.jar. Upload later versions under the same name, or delete"
                            + " this file first.",
                    name);
        }
    }

    /** Puts the menu's texts where Openfire looks for them: under the plugin's name. */
    public void provideMenuTexts() {
        String wanted = name.replace('.', '_') + "_i18n";
        if (wanted.equals(TEXTS)) {
            return;
        }
        Path texts = folder.resolve("i18n");
        try (DirectoryStream<Path> bundles = Files.newDirectoryStream(texts, TEXTS + "*.properties")) {
            for (Path bundle : bundles) {
                String language = bundle.getFileName().toString().substring(TEXTS.length());
                Path copy = texts.resolve(wanted + language);
                if (!Files.exists(copy)) {
                    Files.copy(bundle, copy);
                }
            }
        } catch (IOException e) {
            Log.warn(
                    "The console's menu shows keys in place of texts, since {} cannot be written to. Install the plugin"
                            + " as managedfiletransfer.jar instead of {}.jar.",
                    texts,
                    name,
                    e);
        }
    }

    /** In Openfire's folder of plugins: Openfire runs one of them, and not always the same. */
    @Override
    public List<String> others() {
        Path plugins = folder.toAbsolutePath().getParent();
        if (plugins == null) {
            return List.of();
        }
        List<String> others = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(plugins, "*.{jar,JAR,war,WAR}")) {
            for (Path file : files) {
                String fileName = file.getFileName().toString();
                String other = fileName.substring(0, fileName.length() - 4).toLowerCase(Locale.ROOT);
                if (!other.equals(name) && isThisPlugin(file)) {
                    others.add(fileName);
                }
            }
        } catch (IOException e) {
            Log.debug("The plugins beside {} cannot be listed.", name, e);
        }
        Collections.sort(others);
        return List.copyOf(others);
    }

    /** A file that is just being uploaded is none yet. */
    private boolean isThisPlugin(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry description = zip.getEntry("plugin.xml");
            if (description == null) {
                return false;
            }
            try (InputStream in = zip.getInputStream(description)) {
                String text = new String(in.readNBytes(LARGEST_DESCRIPTION), StandardCharsets.UTF_8);
                return text.contains(className);
            }
        } catch (IOException e) {
            return false;
        }
    }
}
