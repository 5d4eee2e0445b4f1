// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// How fast transfers are, and how long they will still take (LiveRates.java, TimeLeft.java). What goes through the proxy
// is measured by the server's relay. Of the rest the server tells the mean so far; here, where one answer follows another,
// it is the rate of the last seconds.

const WINDOW = 10000;
const SLOWEST = 1;

export class Rates {
    #samples = new Map();

    /** Bytes a second and seconds left; either is undefined where it cannot be told. */
    of(transfer, now) {
        if (transfer.path === 'proxied' || !('rate' in transfer)) {
            return {rate: transfer.rate, left: transfer.left};
        }
        const samples = (this.#samples.get(transfer.id) ?? [])
            .filter(sample => sample.at < now && now - sample.at <= WINDOW);
        this.#samples.set(transfer.id, [...samples, {at: now, moved: transfer.moved}]);
        if (samples.length === 0) {
            return {rate: transfer.rate, left: transfer.left};
        }
        const rate = Math.round((transfer.moved - samples[0].moved) * 1000 / (now - samples[0].at));
        return {rate, left: secondsLeft(transfer, rate)};
    }

    /** The transfer is over. */
    forget(id) {
        this.#samples.delete(id);
    }
}

function secondsLeft(transfer, rate) {
    const left = (transfer.expected ?? 0) - transfer.moved;
    return left > 0 && rate >= SLOWEST ? Math.ceil(left / rate) : undefined;
}
