import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface FakeComment { readonly id: number; body: string }
export interface FakeGitHub {
    readonly url: string;
    readonly comments: FakeComment[];
    /** Method and path of every call, in order. */
    readonly calls: string[];
}

/** The few answers of GitHub's API that concern the comments of a pull request, on loopback. */
export async function fakeGitHub({ isReadOnly = false, comments = [] }: { readonly isReadOnly?: boolean; readonly comments?: FakeComment[] } = {}): Promise<FakeGitHub> {
    const calls: string[] = [];
    const server = createServer(async (request, response) => {
        const answer = (status: number, content: unknown): void => void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(content));
        const url = new URL(request.url!, 'http://loopback');
        calls.push(`${request.method} ${url.pathname}`);
        if (request.headers.authorization !== 'Bearer secret') return answer(401, { message: 'Bad credentials' });
        if (request.method === 'GET') {
            const page = Number(url.searchParams.get('page'));
            const size = Number(url.searchParams.get('per_page'));
            return answer(200, comments.slice((page - 1) * size, page * size).map(shown));
        }
        if (isReadOnly) return answer(403, { message: 'Resource not accessible by integration' });
        const { body } = JSON.parse(await textOf(request)) as { body: string };
        if (request.method === 'POST') {
            const comment = { id: 1000 + comments.length, body };
            comments.push(comment);
            return answer(201, shown(comment));
        }
        const known = comments.find(({ id }) => url.pathname.endsWith(`/issues/comments/${id}`));
        if (known === undefined) return answer(404, { message: 'Not Found' });
        known.body = body;
        return answer(200, shown(known));
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    onTestFinished(() => { server.close(); });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, comments, calls };
}

const shown = (comment: FakeComment): unknown => ({ ...comment, html_url: `https://github.example/c/${comment.id}` });

async function textOf(request: IncomingMessage): Promise<string> {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    return text;
}
