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
        row.querySelector('input[name="stop"]').value = transfer.id;
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
        const file = transfer.file || texts.text('mft.file.unnamed');
        set(row, 'file', file).title = file;
        set(row, 'size', 'declared' in transfer ? texts.amount(transfer.declared) : texts.text('mft.file.unknown-size'));
        set(row, 'sender', transfer.sender).title = transfer.sender;
        set(row, 'senderResource', transfer.senderResource).title = transfer.senderResource;
        set(row, 'recipient', transfer.recipient).title = transfer.recipient;
        set(row, 'recipientResource', transfer.recipientResource).title = transfer.recipientResource;
        set(row, 'protocol', texts.text(`mft.protocol.${transfer.protocol}`));
        set(row, 'path', texts.text(`mft.path.${transfer.path}`));
        set(row, 'state', texts.text(`mft.state.${transfer.state}`)).className = `mft-state mft-state-${transfer.state}`;
        const noted = 'noted' in transfer ? texts.text('mft.noted', texts.text(`mft.rule.${transfer.noted}`)) : '';
        set(row, 'noted', noted).hidden = noted === '';
        this.#writeProgress(row, transfer);
        const {rate, left} = this.#rates.of(transfer, now);
        set(row, 'rate', rate === undefined ? '' : texts.rate(rate));
        set(row, 'left', left === undefined ? '' : texts.left(left));
        set(row, 'elapsed', texts.span(transfer.offeredAt, now)).title = transfer.startedAt;
        field(row, 'stop').setAttribute(
            'aria-label', texts.text('mft.active.stop-label', file, transfer.sender, transfer.recipient));
    }

    #writeProgress(row, transfer) {
        const measured = transfer.progress === 'measured';
        const bar = field(row, 'bar');
        bar.hidden = !measured;
        if (measured) {
            bar.max = transfer.declared;
            bar.value = Math.min(transfer.moved, transfer.declared);
        }
        set(row, 'progress', this.#progress(transfer));
    }

    #progress(transfer) {
        switch (transfer.progress) {
            case 'measured':
                return this.#texts.part(transfer.moved, transfer.declared);
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

/** Writes only what changed: a selection in the rest of the row stays. */
function set(row, name, text) {
    const element = field(row, name);
    if (element.textContent !== text) {
        element.textContent = text;
    }
    return element;
}
