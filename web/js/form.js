// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// Keeps what was typed into a form when it is sent, in this tab of the browser and nowhere else. Where the login had
// expired, the console answers with its login page and forgets the form; after the login it is filled in again.

const LONGEST = 60 * 60 * 1000;

const form = document.querySelector('form[data-keep]');
const key = `managedfiletransfer.${form.dataset.keep}`;

/** What was sent and never answered. */
function takeUnanswered() {
    try {
        const kept = JSON.parse(sessionStorage.getItem(key));
        sessionStorage.removeItem(key);
        return kept !== null && Date.now() - kept.at < LONGEST ? kept.fields : [];
    } catch {
        return [];
    }
}

function keep() {
    const fields = [...new FormData(form)].filter(([name]) => name !== 'token');
    try {
        sessionStorage.setItem(key, JSON.stringify({at: Date.now(), fields}));
    } catch {
        // A browser that keeps nothing is one without this help.
    }
}

/** The version that it was filled from comes back with it, so that a change of somebody else is still noticed. */
function fill(fields) {
    for (const element of form.elements) {
        const values = fields.filter(([name]) => name === element.name).map(([, value]) => value);
        if (['checkbox', 'radio'].includes(element.type)) {
            element.checked = values.includes(element.value);
        } else if (values.length > 0 && element.type !== 'submit') {
            element.value = values[0];
        }
    }
}

const unanswered = takeUnanswered();
if (!('answers' in form.dataset) && unanswered.length > 0) {
    fill(unanswered);
    document.getElementById('mft-restored').hidden = false;
}
form.addEventListener('submit', keep);
