// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// Asks before a transfer is stopped, in a dialog instead of on a page of its own.

const NAMED = ['file', 'size', 'sender', 'recipient'];

export function askInDialog(table, dialog) {
    table.addEventListener('submit', event => {
        event.preventDefault();
        const row = event.target.closest('tr');
        for (const name of NAMED) {
            const told = row.querySelector(`[data-field="${name}"]`);
            const asked = dialog.querySelector(`[data-field="${name}"]`);
            asked.textContent = told.textContent;
            asked.title = told.title;
        }
        dialog.querySelector('input[name="transfer"]').value = row.dataset.id;
        dialog.showModal();
    });
    dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
}
