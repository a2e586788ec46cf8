import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pages on the loopback interface of this machine. */
export interface PageServer {
    /** Where a browser finds the first page. */
    readonly address: string;
    /** Tells every open page to look whether it has changed. */
    readonly tellChanged: () => void;
    /** Ends all connections. */
    readonly stop: () => Promise<void>;
}

/** Only programs of this machine can reach it. */
const LOOPBACK = '127.0.0.1';
const HEADERS = {
    // Pages state a stricter policy of their own. No page elsewhere may show one of these in a frame, or read it.
    'content-security-policy': "frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
};
/** A connection that is gone without a word is only noticed when something is sent over it. */
const HEARTBEAT_MS = 30_000;

/**
 * Serves pages by their file names until it is stopped. There is nothing else: no file is opened for a request.
 * @param port 0 for any that is free.
 * @throws the system's error when it cannot listen.
 */
export async function servePages(page: (name: string) => string | undefined | Promise<string | undefined>, port: number): Promise<PageServer> {
    const listeners = new Set<ServerResponse>();
    const server = createServer((request, response) => void answer(request, response));
    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
        const send = (status: number, type: string, text: string): void => {
            response.writeHead(status, { ...HEADERS, 'content-type': `${type}; charset=utf-8`, 'content-length': Buffer.byteLength(text) });
            response.end(request.method === 'HEAD' ? undefined : text);
        };
        const refuse = (status: number, why: string): void => send(status, 'text/plain', `${why}\n`);
        if (!isOwn(request, server)) return refuse(403, 'This preview answers to its own address only.');
        if (request.method !== 'GET' && request.method !== 'HEAD') {
            response.setHeader('allow', 'GET, HEAD');
            return refuse(405, 'There is nothing to change here.');
        }
        const path = pathOf(request.url ?? '/');
        if (path === '/events') return listen(request, response, listeners);
        try {
            const text = path === undefined ? undefined : await page(path === '/' ? 'index.html' : path.slice(1));
            if (text === undefined) return refuse(404, 'There is no such page.');
            send(200, 'text/html', text);
        }
        catch (error) {
            refuse(500, error instanceof Error ? error.message : String(error));
        }
    };
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, LOOPBACK, () => resolve()));
    const send = (text: string): void => { for (const response of listeners) response.write(text); };
    const heartbeat = setInterval(() => send(':\n\n'), HEARTBEAT_MS);
    return {
        address: `http://${LOOPBACK}:${portOf(server)}/`,
        tellChanged: () => send('event: changed\ndata:\n\n'),
        stop: async () => {
            clearInterval(heartbeat);
            for (const response of listeners) response.end();
            const closed = new Promise<void>((resolve) => server.close(() => resolve()));
            server.closeAllConnections();
            await closed;
        },
    };
}

/**
 * A page elsewhere could have a browser on this machine ask us, under a name of its own that leads here (DNS rebinding), or from
 * its own origin. The first is seen by the host that is asked for, the second by the origin that asks.
 */
function isOwn({ headers: { host, origin } }: IncomingMessage, server: Server): boolean {
    const own = [LOOPBACK, 'localhost'].map((name) => `${name}:${portOf(server)}`);
    return host !== undefined && own.includes(host) && (origin === undefined || own.some((each) => origin === `http://${each}`));
}

function portOf(server: Server): number {
    return (server.address() as AddressInfo).port;
}

/** Without query; undefined for what is no path. */
function pathOf(url: string): string | undefined {
    try {
        return decodeURIComponent(new URL(url, 'http://localhost').pathname);
    }
    catch {
        return undefined;
    }
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html */
function listen(request: IncomingMessage, response: ServerResponse, listeners: Set<ServerResponse>): void {
    response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
    if (request.method === 'HEAD') {
        response.end();
        return;
    }
    // A server that comes back is found again soon.
    response.write('retry: 1000\n\n');
    listeners.add(response);
    response.once('close', () => listeners.delete(response));
}
