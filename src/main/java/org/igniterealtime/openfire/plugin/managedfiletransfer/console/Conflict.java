// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.igniterealtime.openfire.plugin.managedfiletransfer.policy.Policy;

/**
 * Two administrators had the form open, and the other one was faster.
 *
 * @param version what is in force now
 * @param rows where the policy in force and the form differ
 */
record Conflict(long version, List<Row> rows) {

    /**
     * One field.
     *
     * @param label its name
     * @param inForce its value in the policy in force
     * @param typed its value in the form
     */
    record Row(String label, String inForce, String typed) {}

    Conflict {
        rows = List.copyOf(rows);
    }

    static Conflict between(Policy inForce, PolicyForm typed, Texts texts) {
        List<Row> now = values(PolicyForm.of(inForce), texts);
        List<Row> mine = values(typed, texts);
        List<Row> differing = new ArrayList<>();
        for (int field = 0; field < now.size(); field++) {
            Row row = new Row(
                    now.get(field).label(),
                    now.get(field).typed(),
                    mine.get(field).typed());
            if (!row.inForce().equals(row.typed())) {
                differing.add(row);
            }
        }
        return new Conflict(inForce.version(), differing);
    }

    private static List<Row> values(PolicyForm form, Texts texts) {
        return List.of(
                value("mft.policy.mode", mode(form, texts), texts),
                value("mft.policy.largest", size(form, texts), texts),
                value("mft.policy.endings", endings(form, texts), texts),
                value("mft.policy.unknown-size", yesOrNo(form.unknownSizeAllowed(), texts), texts),
                value("mft.policy.in-band", yesOrNo(form.inBandAllowed(), texts), texts),
                value("mft.policy.proxy-only", yesOrNo(form.proxyOnly(), texts), texts),
                value("mft.policy.tell-users", yesOrNo(form.tellUsers(), texts), texts),
                value("mft.policy.rate.relay", rate(form.relayRate(), texts), texts),
                value("mft.policy.rate.user", rate(form.userRate(), texts), texts),
                value("mft.policy.rate.transfer", rate(form.transferRate(), texts), texts),
                value("mft.policy.hash", yesOrNo(form.hash(), texts), texts));
    }

    private static Row value(String key, String value, Texts texts) {
        return new Row(texts.text(key), "", value);
    }

    private static String mode(PolicyForm form, Texts texts) {
        return ModeChoice.all(texts).stream()
                .filter(choice -> choice.value().equals(form.mode()))
                .map(ModeChoice::name)
                .findFirst()
                .orElse(form.mode());
    }

    private static String size(PolicyForm form, Texts texts) {
        return amount(form.largestFile(), SizeUnit.of(form.largestFileUnit()).map(SizeUnit::label), texts);
    }

    private static String rate(TypedRate rate, Texts texts) {
        return amount(rate.number(), SizeUnit.of(rate.unit()).map(SizeUnit::rateLabel), texts);
    }

    private static String amount(String typed, Optional<String> unit, Texts texts) {
        String number = typed.strip();
        return number.isEmpty()
                ? texts.text("mft.policy.none")
                : number + " " + unit.map(label -> texts.text(label)).orElse("");
    }

    private static String endings(PolicyForm form, Texts texts) {
        Endings endings = Endings.of(form.refusedEndings());
        String all = String.join(" ", endings.good())
                + (endings.bad().isEmpty() ? "" : " " + String.join(" ", endings.bad()));
        return all.isBlank() ? texts.text("mft.policy.none") : all;
    }

    private static String yesOrNo(boolean ticked, Texts texts) {
        return texts.text(ticked ? "mft.yes" : "mft.no");
    }
}
