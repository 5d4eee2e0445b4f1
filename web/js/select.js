// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// The boxes of the rows, the box for all of them, and the button that stops what is ticked.

export function selectable(form, table) {
    const all = document.getElementById('mft-all');
    const none = document.getElementById('mft-none-selected');
    const boxes = () => [...table.querySelectorAll('[data-field="pick"]')];

    all.addEventListener('change', () => {
        for (const box of boxes()) {
            box.checked = all.checked;
        }
        none.hidden = true;
    });
    table.addEventListener('change', () => {
        all.checked = boxes().every(box => box.checked);
        none.hidden = true;
    });
    form.addEventListener('submit', event => {
        none.hidden = boxes().some(box => box.checked);
        if (!none.hidden) {
            event.preventDefault();
        }
    });
    document.getElementById('mft-all-label').hidden = false;
}
