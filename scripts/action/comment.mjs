/** How many comments a page of the answer has, and how many pages are looked at. */
const PAGE = 100;
const MOST_PAGES = 30;
/** What GitHub takes, in characters. */
const MOST_CHARACTERS = 65_536;
const PATIENCE_MS = 30_000;

/**
 * Writes the comment of a pull request, or replaces the text of the one that was written before.
 * @param isWorthOne whether a comment is begun; one that is there already is always brought up to date.
 * @returns its address, or in a few words why it could not be written: a token that may only read is no error.
 */
export async function putComment({ api, token, repository, pullRequest, name, markdown, isWorthOne }) {
    if (token === '') return { problem: 'there is no token' };
    const mark = `<!-- journey-lang: ${name} -->`;
    const body = `${mark}\n${markdown}`;
    if (MOST_CHARACTERS < body.length) return { problem: 'it is longer than a comment may be' };
    const call = async (method, path, content) => {
        const answer = await fetch(`${api}${path}`, {
            method, signal: AbortSignal.timeout(PATIENCE_MS), redirect: 'error',
            headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json', 'x-github-api-version': '2022-11-28', 'user-agent': 'journey-lang', ...(content === undefined ? {} : { 'content-type': 'application/json' }) },
            ...(content === undefined ? {} : { body: JSON.stringify(content) }),
        });
        if (!answer.ok) throw new Error(answer.status === 403 || answer.status === 401 || answer.status === 404 ? `the token may not do that: ${answer.status}` : `GitHub answered ${answer.status}`);
        return answer.json();
    };
    try {
        const known = await ownComment(call, `/repos/${repository}/issues/${pullRequest}/comments`, mark);
        if (known === undefined && !isWorthOne) return {};
        if (known?.body === body) return { url: known.html_url };
        const written = known === undefined
            ? await call('POST', `/repos/${repository}/issues/${pullRequest}/comments`, { body })
            : await call('PATCH', `/repos/${repository}/issues/comments/${known.id}`, { body });
        return { url: written.html_url };
    } catch (error) {
        return { problem: error.name === 'TimeoutError' ? 'GitHub did not answer in time' : error.cause?.message ?? error.message };
    }
}

/** The comment that begins with the mark: who quotes it has a `>` before it. */
async function ownComment(call, path, mark) {
    for (let page = 1; page <= MOST_PAGES; page++) {
        const comments = await call('GET', `${path}?per_page=${PAGE}&page=${page}`);
        const own = comments.find(({ body }) => body?.startsWith(mark) === true);
        if (own !== undefined || comments.length < PAGE) return own;
    }
    return undefined;
}
