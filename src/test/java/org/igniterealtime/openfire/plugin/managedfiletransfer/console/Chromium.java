// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.browser.Axe;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A browser without a window. Tests that need one are skipped on a machine that has none: nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private final ChromeDriver driver;

    private Chromium(Path browser, Path driverProgram, boolean scripts) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-background-networking", "--window-size=1300,900");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverProgram.toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !scripts));
    }

    static Chromium start() {
        return start(true);
    }

    static Chromium startWithoutScripts() {
        return start(false);
    }

    private static Chromium start(boolean scripts) {
        Optional<Path> browser = program("chromium", "chromium-browser", "google-chrome");
        Optional<Path> driver = program("chromedriver");
        Assumptions.assumeTrue(
                browser.isPresent() && driver.isPresent(),
                "needs chromium and chromedriver on the path: apt-get install chromium chromium-driver");
        return new Chromium(browser.orElseThrow(), driver.orElseThrow(), scripts);
    }

    void open(ConsoleServer console, String url) {
        driver.get(console.url(url).toString());
    }

    /** The width of the window's inside, narrower than any window of a desktop can be. */
    void setWidth(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** What the element says, visible or not. */
    String text(String selector) {
        return String.valueOf(ask("return document.querySelector(arguments[0])?.textContent", selector));
    }

    boolean isShown(String selector) {
        return find(selector).isDisplayed();
    }

    Object ask(String script, Object... arguments) {
        return Optional.ofNullable(driver.executeScript(script, arguments)).orElse("");
    }

    /** What makes the page hard to use. */
    List<String> axe() {
        return Axe.findings(driver);
    }

    static Duration timeouts() {
        return Duration.ofSeconds(10);
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static Optional<Path> program(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
