// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// The page of running transfers: keeps its table fresh.

import {Poll} from './poll.js';
import {Rows} from './rows.js';
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

const poll = new Poll('active-transfers?format=json', Number(live.dataset.every), Number(live.dataset.idle), {
    news(answer) {
        rows.show(answer);
        warn('');
        tell(byId('mft-status'), texts.text('mft.active.status', answer.total, answer.moving));
        byId('mft-updated').textContent = texts.text('mft.active.updated', answer.madeAt);
        byId('mft-none').hidden = answer.rows.length > 0;
        byId('mft-cut').hidden = answer.total <= answer.rows.length;
    },
    trouble(seconds) {
        warn(texts.text('mft.active.trouble', seconds));
    },
    expired() {
        pause.hidden = true;
        warn(texts.text('mft.active.expired'));
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
askInDialog(byId('mft-rows'), byId('mft-stop'));
