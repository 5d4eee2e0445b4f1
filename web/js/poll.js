// Copyright (C) 2026 the Managed File Transfer authors. Licensed under the Apache License, Version 2.0; see LICENSE.

// Asks the server for news again and again: never twice at a time, slower while it does not answer, not at all while
// nobody looks. Asking keeps the login alive, so that it ends with the people who leave their desk, unless they want the
// page to run on. A server that has no such page any more is not asked for ever.

const SLOWEST = 60000;
const PATIENCE = 15000;

/** So many answers in a row that are none, over a minute: longer than an upgrade of the plugin takes. */
const GONE = 5;

/** The server answered that it cannot answer. */
class Refused extends Error {
}

/** The server sent the login page instead of an answer. */
class LoginExpired extends Error {
}

export class Poll {
    #url;
    #every;
    #idle;
    #listener;
    #timer = 0;
    #asking = false;
    #failures = 0;
    #refusals = 0;
    #stopped = false;
    #lastInput = Date.now();

    /** Whether it goes on although nobody is there. */
    isUnattended = false;

    /**
     * listener.news(answer), listener.trouble(seconds until the next try), listener.expired(), listener.gone(),
     * listener.idle()
     */
    constructor(url, every, idle, listener) {
        this.#url = url;
        this.#every = every;
        this.#idle = idle;
        this.#listener = listener;
        for (const input of ['pointermove', 'pointerdown', 'keydown', 'wheel']) {
            document.addEventListener(input, () => {
                this.#lastInput = Date.now();
            }, {passive: true});
        }
        document.addEventListener('visibilitychange', () => this.#soon(0));
        this.#soon(this.#every);
    }

    get isStopped() {
        return this.#stopped;
    }

    stop() {
        this.#stopped = true;
        clearTimeout(this.#timer);
    }

    resume() {
        this.#stopped = false;
        this.#failures = 0;
        this.#refusals = 0;
        this.#lastInput = Date.now();
        this.#soon(0);
    }

    #soon(delay) {
        clearTimeout(this.#timer);
        if (this.#stopped || this.#asking || document.hidden) {
            return;
        }
        this.#timer = setTimeout(() => this.#ask(), delay);
    }

    async #ask() {
        if (!this.isUnattended && Date.now() - this.#lastInput > this.#idle) {
            this.stop();
            this.#listener.idle();
            return;
        }
        this.#asking = true;
        let delay = this.#every;
        try {
            const answer = await this.#answer();
            this.#failures = 0;
            this.#refusals = 0;
            if (!this.#stopped) {
                this.#listener.news(answer);
            }
        } catch (e) {
            delay = this.#failed(e);
        } finally {
            this.#asking = false;
        }
        this.#soon(delay);
    }

    async #answer() {
        // A redirect is the way to the login page; it is not followed.
        const response = await fetch(this.#url, {
            cache: 'no-store',
            redirect: 'manual',
            headers: {Accept: 'application/json'},
            signal: AbortSignal.timeout(PATIENCE),
        });
        const isJson = (response.headers.get('Content-Type') ?? '').startsWith('application/json');
        if (response.type === 'opaqueredirect' || (response.ok && !isJson)) {
            throw new LoginExpired();
        }
        if (!response.ok) {
            throw new Refused(`status ${response.status}`);
        }
        return response.json();
    }

    #failed(error) {
        if (error instanceof LoginExpired) {
            this.stop();
            this.#listener.expired();
            return 0;
        }
        this.#failures++;
        this.#refusals = error instanceof Refused ? this.#refusals + 1 : 0;
        if (this.#refusals >= GONE) {
            this.stop();
            this.#listener.gone();
            return 0;
        }
        const delay = Math.min(SLOWEST, this.#every * 2 ** this.#failures);
        if (!this.#stopped) {
            this.#listener.trouble(Math.round(delay / 1000));
        }
        return delay;
    }
}
