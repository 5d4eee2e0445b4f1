// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// The page of the proxy: keeps its form, shows how far a test is and then what it found, without a reload, which would lose what was typed.

import './form.js';

const EVERY = 1000;
const PATIENCE = 15000;

const byId = id => document.getElementById(id);

/** The page as it is now. A redirect is the way to the login page; it is not followed. */
async function fresh() {
    const response = await fetch('transfer-proxy', {
        cache: 'no-store',
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) {
        throw new Error(`status ${response.status}`);
    }
    return new DOMParser().parseFromString(await response.text(), 'text/html');
}

/** The status line stays in the page, so that what it says is read aloud. */
async function look() {
    const progress = byId('mft-test-progress');
    const page = await fresh();
    const now = page.getElementById('mft-test-progress');
    progress.textContent = now.textContent || page.getElementById('mft-proxy-state').textContent;
    if (now.dataset.testing === 'true') {
        setTimeout(lookAgain, EVERY);
        return;
    }
    for (const id of ['mft-proxy-status', 'mft-test-button', 'mft-test-results']) {
        byId(id).replaceWith(page.getElementById(id));
    }
}

function lookAgain() {
    look().catch(() => {
        const progress = byId('mft-test-progress');
        progress.textContent = progress.dataset.reload;
    });
}

if (byId('mft-test-progress')?.dataset.testing === 'true') {
    setTimeout(lookAgain, EVERY);
}
