// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// The page of running transfers: keeps its table fresh.

import {Poll} from './poll.js';
import {Rows} from './rows.js';
import {selectable} from './select.js';
import {askInDialog} from './stop.js';
import {Texts} from './texts.js';

const byId = id => document.getElementById(id);
const live = byId('mft-live');
const texts = new Texts(live);
const rows = new Rows(byId('mft-rows'), byId('mft-row'), texts);
const pause = byId('mft-pause');
const trouble = byId('mft-trouble');

/** The status line is read aloud whenever it changes: it tells counts, not each sample. */
function tell(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

function warn(text) {
    tell(trouble, text);
    trouble.hidden = text === '';
}

function showPaused(paused) {
    pause.textContent = texts.text(paused ? 'mft.active.resume' : 'mft.active.pause');
}

function showPart(answer) {
    const range = byId('mft-range');
    tell(range, texts.text('mft.active.range', answer.from, answer.to, answer.matching));
    range.hidden = answer.rows.length >= answer.total;
    for (const way of ['previous', 'next']) {
        const link = byId(`mft-${way}`);
        link.hidden = answer[way] === '';
        link.setAttribute('href', answer[way]);
    }
}

const poll = new Poll(live.dataset.news, Number(live.dataset.every), Number(live.dataset.idle), {
    news(answer) {
        rows.show(answer);
        warn('');
        tell(byId('mft-status'), texts.text('mft.active.status', answer.total, answer.moving));
        tell(byId('mft-sum'), texts.text('mft.active.sum', texts.rate(answer.rate)));
        byId('mft-updated').textContent = texts.text('mft.active.updated', answer.madeAt);
        byId('mft-none').hidden = answer.rows.length > 0;
        showPart(answer);
        byId('mft-stop').querySelectorAll('[data-notified]').forEach(sentence => {
            sentence.hidden = sentence.dataset.notified !== String(answer.notified);
        });
    },
    trouble(seconds) {
        warn(texts.text('mft.active.trouble', seconds));
    },
    expired() {
        pause.hidden = true;
        warn(texts.text('mft.active.expired'));
    },
    gone() {
        showPaused(true);
        warn(texts.text('mft.active.gone'));
    },
    idle() {
        showPaused(true);
        warn(texts.text('mft.active.idle'));
    },
});

pause.addEventListener('click', () => {
    if (poll.isStopped) {
        poll.resume();
        warn('');
    } else {
        poll.stop();
        tell(byId('mft-status'), texts.text('mft.active.paused'));
    }
    showPaused(poll.isStopped);
});
pause.hidden = false;

// A screen on the wall has nobody who moves a mouse. The browser remembers it, since such a page is reloaded unattended.
const keep = byId('mft-keep');
const KEPT = 'managedfiletransfer.keep-running';
keep.checked = remembered();
poll.isUnattended = keep.checked;
keep.addEventListener('change', () => {
    poll.isUnattended = keep.checked;
    remember(keep.checked);
});
keep.closest('label').hidden = false;

function remembered() {
    try {
        return localStorage.getItem(KEPT) === 'true';
    } catch {
        return false;
    }
}

function remember(kept) {
    try {
        localStorage.setItem(KEPT, String(kept));
    } catch {
        // Then it holds until the page is left.
    }
}

selectable(byId('mft-several'), byId('mft-rows'));
askInDialog(byId('mft-rows'), byId('mft-stop'));
