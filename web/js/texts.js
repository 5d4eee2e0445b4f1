// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// Writes words and numbers as the server's pages do (Amounts.java, Times.java, TimeLeft.java). All words come from the page.

const UNITS = ['mft.unit.bytes', 'mft.unit.kb', 'mft.unit.mb', 'mft.unit.gb', 'mft.unit.tb', 'mft.unit.pb', 'mft.unit.eb'];
const STEP = 1024;
const NEXT_UNIT = STEP - 0.05;
const LARGEST_EXACT = 9999;
const MINUTE = 60;
const HOUR = 60 * MINUTE;

export class Texts {
    #patterns;
    #whole;
    #decimal;

    /** Reads what the server put on the element of the live table. */
    constructor(element) {
        const locale = element.dataset.locale;
        this.#patterns = JSON.parse(element.dataset.texts);
        this.#whole = new Intl.NumberFormat(locale, {maximumFractionDigits: 0});
        this.#decimal = new Intl.NumberFormat(locale, {minimumFractionDigits: 1, maximumFractionDigits: 1});
    }

    /** The text of a key, its {0}, {1}, ... filled; a key without a text stands for itself. */
    text(key, ...args) {
        const pattern = this.#patterns[key] ?? key;
        return pattern.replace(/\{(\d)\}/g, (whole, index) => args[index] ?? whole);
    }

    /** 80.0 MB */
    amount(bytes) {
        const unit = unitOf(bytes);
        return this.text(bytes === 1 ? 'mft.unit.byte' : UNITS[unit], this.#number(bytes, unit));
    }

    /** 12.4 of 80.0 MB: both in the unit of the whole */
    part(bytes, whole) {
        return this.text('mft.amount.part', this.#number(bytes, unitOf(whole)), this.amount(whole));
    }

    /** 1.2 MB/s */
    rate(bytesPerSecond) {
        return this.text('mft.amount.rate', this.amount(bytesPerSecond));
    }

    /** a few seconds left, about 12 min left: in steps that grow with it */
    left(seconds) {
        if (seconds <= 10) {
            return this.text('mft.left.seconds');
        }
        if (seconds < MINUTE) {
            return this.text('mft.left.minute');
        }
        if (seconds > 24 * HOUR) {
            return this.text('mft.left.day');
        }
        const exact = Math.round(seconds / MINUTE);
        const minutes = exact > 10 ? Math.round(seconds / (5 * MINUTE)) * 5 : exact;
        return minutes <= 90
            ? this.text('mft.left.minutes', minutes)
            : this.text('mft.left.hours', Math.round(seconds / HOUR));
    }

    /** 0:42, 12:03, 1:02:03 */
    span(from, to) {
        const seconds = Math.floor(Math.max(0, to - from) / 1000);
        const minutes = Math.floor(seconds / 60);
        const two = number => String(number).padStart(2, '0');
        return minutes < 60
            ? `${minutes}:${two(seconds % 60)}`
            : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
    }

    #number(bytes, unit) {
        return unit === 0 ? this.#whole.format(bytes) : this.#decimal.format(bytes / STEP ** unit);
    }
}

function unitOf(bytes) {
    if (bytes <= LARGEST_EXACT) {
        return 0;
    }
    let unit = 0;
    for (let value = bytes; value >= NEXT_UNIT && unit < UNITS.length - 1; value /= STEP) {
        unit++;
    }
    return unit;
}
