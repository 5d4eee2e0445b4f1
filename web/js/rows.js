// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// Keeps the rows of the live table: each stays where it is while its transfer runs, so that focus and selection stay.
// Whatever strangers wrote is put in as text, never as markup.

import {Rates} from './rates.js';

export class Rows {
    #body;
    #blank;
    #texts;
    #rates = new Rates();

    /** The table's body with the server's rows, and the template of a new one. */
    constructor(body, template, texts) {
        this.#body = body;
        this.#blank = template.content.firstElementChild;
        this.#texts = texts;
    }

    /** Makes the table say what the server answered; its rows are the newest first. */
    show(answer) {
        const known = new Map([...this.#body.children].map(row => [row.dataset.id, row]));
        let place = this.#body.firstElementChild;
        for (const transfer of answer.rows) {
            const row = known.get(transfer.id) ?? this.#newRow(transfer);
            known.delete(transfer.id);
            this.#write(row, transfer, answer.now);
            if (row === place) {
                place = place.nextElementSibling;
            } else {
                this.#body.insertBefore(row, place);
            }
        }
        for (const [id, row] of known) {
            this.#drop(id, row);
        }
    }

    #newRow(transfer) {
        const row = this.#blank.cloneNode(true);
        row.dataset.id = transfer.id;
        row.querySelectorAll('input[name="stop"]').forEach(input => {
            input.value = transfer.id;
        });
        return row;
    }

    /** Focus must not fall out of the page with the row that had it. */
    #drop(id, row) {
        if (row.contains(document.activeElement)) {
            row.closest('[role="region"]').focus();
        }
        row.remove();
        this.#rates.forget(id);
    }

    #write(row, transfer, now) {
        const texts = this.#texts;
        const file = transfer.file.trim() ? transfer.file : texts.text('mft.file.unnamed');
        set(row, 'file', file).title = file;
        set(row, 'size', 'declared' in transfer ? texts.amount(transfer.declared) : texts.text('mft.file.unknown-size'));
        lead(row, 'details', `transfer-details?id=${encodeURIComponent(transfer.id)}`);
        for (const side of ['sender', 'recipient']) {
            set(row, side, transfer[`${side}Shown`]).title = transfer[side];
            set(row, `${side}Resource`, transfer[`${side}Resource`]).title = transfer[`${side}Resource`];
            lead(row, `${side}History`, transfer[`${side}History`]);
            lead(row, `${side}Session`, transfer[`${side}Session`]);
        }
        const room = 'room' in transfer ? texts.text('mft.room', transfer.room) : '';
        set(row, 'room', room).title = room;
        const protocol = texts.text(`mft.protocol.${transfer.protocol}`);
        set(row, 'method', texts.text('mft.method', protocol, texts.text(`mft.path.${transfer.path}`)));
        set(row, 'state', texts.text(`mft.state.${transfer.state}`)).className = `mft-state mft-state-${transfer.state}`;
        const noted = (transfer.noted ?? []).map(breach => this.#noted(breach)).join(texts.text('mft.noted.separator'));
        set(row, 'noted', noted).hidden = noted === '';
        this.#writeProgress(row, transfer);
        const {rate, left} = this.#rates.of(transfer, now);
        set(row, 'rate', rate === undefined ? '' : texts.rate(rate));
        set(row, 'left', left === undefined ? '' : texts.left(left));
        set(row, 'elapsed', texts.span(transfer.offeredAt, now)).title = transfer.startedAt;
        for (const [name, label] of [['stop', 'mft.active.stop-label'], ['pick', 'mft.active.select-label']]) {
            field(row, name).setAttribute('aria-label', texts.text(label, file, transfer.senderShown, transfer.recipientShown));
        }
    }

    #noted(breach) {
        const label = this.#texts.text(`mft.cause.${breach.cause}`);
        return this.#texts.text(breach.end === 'cut' ? 'mft.noted.cut' : 'mft.noted', label);
    }

    #writeProgress(row, transfer) {
        const measured = transfer.progress === 'measured';
        const bar = field(row, 'bar');
        bar.hidden = !measured;
        if (measured) {
            bar.max = transfer.expected;
            bar.value = Math.min(transfer.moved, transfer.expected);
        }
        set(row, 'progress', this.#progress(transfer));
    }

    #progress(transfer) {
        switch (transfer.progress) {
            case 'measured': {
                const part = this.#texts.part(transfer.moved, transfer.expected);
                return 'offset' in transfer ? this.#texts.text('mft.progress.range', part) : part;
            }
            case 'open':
                return this.#texts.text('mft.progress.open', this.#texts.amount(transfer.moved));
            case 'unseen':
                return this.#texts.text('mft.progress.unseen');
            default:
                return this.#texts.text('mft.progress.waiting');
        }
    }
}

function field(row, name) {
    return row.querySelector(`[data-field="${name}"]`);
}

/** An address of the server's own; a user of another server has no session here. */
function lead(row, name, url) {
    const link = field(row, name);
    if (url === undefined) {
        link.removeAttribute('href');
    } else if (link.getAttribute('href') !== url) {
        link.setAttribute('href', url);
    }
}

/** Writes only what changed: a selection in the rest of the row stays. */
function set(row, name, text) {
    const element = field(row, name);
    if (element.textContent !== text) {
        element.textContent = text;
    }
    return element;
}
