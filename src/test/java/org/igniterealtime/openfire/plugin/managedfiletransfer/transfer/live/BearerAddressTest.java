// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.
package org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.ALICE;
import static org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.SampleTransfers.BOB;

import java.text.Normalizer;
import java.util.Locale;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.Party;
import org.igniterealtime.openfire.plugin.managedfiletransfer.transfer.StreamKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** XEP-0065 section 5.3.2. */
class BearerAddressTest {

    /** The row of room@conference.example.net is the one that is printed in the XEP. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "offered by A,        s5b-1,  alice@example.org/desk, bob@example.org/phone,  608287684f0bc38c468e85455e16e675bd41ddcb",
        "fast mode of B,      s5b-1,  bob@example.org/phone,  alice@example.org/desk, a1cf00f18f0214e080462beb1ac904eeb6db8e53",
        "Jingle A's proxy,    ts-4,   alice@example.org/desk, bob@example.org/phone,  7b6113ba2a1ab9731208994315e901b862dedbc7",
        "Jingle B's proxy,    ts-4,   bob@example.org/phone,  alice@example.org/desk, 0150574e8f06061327b3aeee3aaddfca84b3fabb",
        "Conversations FT:3,  jsid-9, alice@example.org/desk, bob@example.org/phone,  45d5972795748b8dd419f53be72aa8211b6ae26f",
        "bare addresses,      s5b-1,  alice@example.org,      bob@example.org,        1b6c9545b42eb3eb5e3bdca1c74c38ccc07df197",
        "MUC of the XEP,      yia72g3v49j7, requester@example.com/foo, room@conference.example.net/Tget, 416781edf1ae50bad01cb8509ba35b43952bc345",
        "MUC leg 1,           m-7,    alice@example.org/desk, room@conference.example.org/Bob, 0f401131759fdded1b32e00983cb84a2bb3727cc",
        "MUC leg 2,           m-7,    room@conference.example.org/Alice, bob@example.org/phone, a88ccb3f43826138c2501cfe9228acf2a2aafde3",
        "s2s initiator,       r-3,    dave@remote.example/x,  bob@example.org/phone,  bf3f884cfc27d7cea4dc10d648196fba98e77c16",
        "component initiator, s5b-1,  gw.example.org,         bob@example.org/phone,  7266ed5d268dd23452eebe8517c9567fcbf209b2",
        "stock Openfire's null, s5b-1, null@gw.example.org/null, bob@example.org/phone, bed640a8a566107a3378238b4a9615e0b41848aa",
        "not prepared,        s5b-1,  alice@example.org/desk, Bob@Example.ORG/phone,  66f1f14a8a59430b89a9f5e028cdbfdf49c79554"
    })
    void isTheHashOfSessionRequesterAndTarget(
            String what, String session, String requester, String target, String digest) {
        assertThat(BearerAddress.of(session, new Party(requester), new Party(target)))
                .as(what)
                .hasToString(digest);
    }

    @Test
    void aStreamHasOneForEachOrderOfItsPeers() {
        assertThat(BearerAddress.of(StreamKey.of(ALICE, BOB, "s5b-1")))
                .containsExactlyInAnyOrder(
                        BearerAddress.of("s5b-1", ALICE, BOB), BearerAddress.of("s5b-1", BOB, ALICE));
        assertThat(BearerAddress.of(StreamKey.of(ALICE, ALICE, "s5b-1"))).hasSize(1);
    }

    /** Nothing separates the three parts, so that two streams may have the same digest. */
    @Test
    void theIdMayTakeTheFirstLetterOfTheRequester() {
        assertThat(BearerAddress.of("s1", new Party("alice@x"), BOB))
                .isEqualTo(BearerAddress.of("s1a", new Party("lice@x"), BOB));
    }

    @Test
    void hashesTheUtf8BytesOfTheAddressAsItIs() {
        // Given
        String composed = "bob@example.org/b\u00FCro";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);

        // When / Then
        assertThat(BearerAddress.of("s5b-1", ALICE, new Party(composed)))
                .hasToString("c439efd6da22dca532511e1fa4dd4497bfc686ca");
        assertThat(BearerAddress.of("s5b-1", ALICE, new Party(decomposed)))
                .hasToString("ea59c445a57d6a94f0464767125b879d6dde71a3");
    }

    @Test
    void takesTheSessionIdToTheByte() {
        assertThat(BearerAddress.of(" s5b-1", ALICE, BOB)).isNotEqualTo(BearerAddress.of("s5b-1", ALICE, BOB));
        assertThat(BearerAddress.of("S5B-1", ALICE, BOB)).isNotEqualTo(BearerAddress.of("s5b-1", ALICE, BOB));
    }

    /** A client may write the digits in either case; the stream is the same. */
    @Test
    void readsADigestInEitherCase() {
        // Given
        BearerAddress address = BearerAddress.of("s5b-1", ALICE, BOB);

        // When
        BearerAddress read = new BearerAddress(address.digest().toUpperCase(Locale.ROOT));

        // Then
        assertThat(read).isEqualTo(address).hasToString(address.digest());
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void refusesWhatIsNoDigest(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BearerAddress(text));
    }

    static String[] foreign() {
        return new String[] {
            "",
            "0",
            "0".repeat(39),
            "0".repeat(41),
            "g".repeat(40),
            "G".repeat(40),
            "/".repeat(40),
            " ".repeat(40),
            "\uFF10".repeat(40),
            "\u0660".repeat(40),
            "\uFF41".repeat(40),
            "0".repeat(39) + "\n",
            "proxy.example.org"
        };
    }
}
