import { createServer } from 'node:http';

const HEADERS = {
    // The pages hold what authors wrote: nothing in them may run, and nothing may come from elsewhere. The pictures have their style inside.
    'content-security-policy': "default-src 'none'; img-src 'self'; style-src 'self' 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
};

/**
 * Serves texts on a free port of this machine alone.
 * @param answers from the path of a URL to the type and the text of its answer.
 * @returns the address, and how to stop.
 */
export async function serve(answers) {
    const server = createServer((request, response) => {
        const answer = (status, type, text) => response.writeHead(status, { ...HEADERS, 'content-type': type }).end(request.method === 'HEAD' ? undefined : text);
        // Another host's name that leads to this machine is a page elsewhere that tries to read along (DNS rebinding).
        if (!isOwnHost(request.headers.host)) return answer(421, 'text/plain; charset=utf-8', 'This server answers to 127.0.0.1 and localhost only.\n');
        if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'text/plain; charset=utf-8', 'There is nothing to change here.\n');
        const found = answers.get(new URL(request.url, 'http://localhost').pathname);
        if (found === undefined) return answer(404, 'text/plain; charset=utf-8', 'There is no such page.\n');
        answer(200, found.type, found.text);
    });
    await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
    const { port } = server.address();

    function isOwnHost(host) {
        return host === `127.0.0.1:${port}` || host === `localhost:${port}`;
    }

    function stop() {
        server.close();
        server.closeAllConnections();
    }
    return { address: `http://127.0.0.1:${port}/`, stop };
}
