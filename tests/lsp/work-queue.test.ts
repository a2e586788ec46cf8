import { expect, test } from 'vitest';
import { createWorkQueue, turn } from '../../language-server/work-queue';

/** A step takes longer than a slice of time, so that everything else gets its turn after it. */
function busy(): void {
    const end = performance.now() + 15;
    while (performance.now() < end);
}

test('work in steps lets what has arrived be handled between two of them', async () => {
    const done: string[] = [];
    const queue = createWorkQueue(error => { throw error; });
    queue.add('comparison', 1, function* () {
        for (const step of ['one', 'two', 'three']) {
            busy();
            done.push(step);
            yield;
        }
        done.push('compared');
    });
    while (!done.includes('one')) await turn();
    done.push('a message');
    while (!done.includes('compared')) await turn();
    expect(done).toEqual(['one', 'a message', 'two', 'three', 'compared']);
});

test('work that is added again begins anew, and what was begun is given up', async () => {
    const done: string[] = [];
    const queue = createWorkQueue(error => { throw error; });
    const compare = (text: string) => function* () {
        for (const step of [1, 2, 3]) {
            busy();
            done.push(`${text} ${step}`);
            yield;
        }
    };
    queue.add('comparison', 1, compare('old'));
    while (!done.includes('old 1')) await turn();
    queue.add('comparison', 1, compare('new'));
    while (!done.includes('new 3')) await turn();
    expect(done).toEqual(['old 1', 'new 1', 'new 2', 'new 3']);
});

test('what is more urgent goes before the next step, and what fails keeps back nothing', async () => {
    const done: string[] = [];
    const queue = createWorkQueue(error => { done.push(String(error)); });
    queue.add('comparison', 1, function* () {
        busy();
        done.push('step');
        yield;
        throw 'a failure';
    });
    queue.add('the rest', 3, () => { done.push('the rest'); });
    while (!done.includes('step')) await turn();
    queue.add('diagnostics', 0, () => { done.push('diagnostics'); });
    while (!done.includes('the rest')) await turn();
    expect(done).toEqual(['step', 'diagnostics', 'a failure', 'the rest']);
});

test('nothing goes on of what was dropped', async () => {
    const done: string[] = [];
    const queue = createWorkQueue(error => { throw error; });
    queue.add('comparison', 1, function* () {
        busy();
        done.push('step');
        yield;
        done.push('more');
    });
    while (!done.includes('step')) await turn();
    queue.clear();
    queue.add('the rest', 3, () => { done.push('the rest'); });
    while (!done.includes('the rest')) await turn();
    expect(done).toEqual(['step', 'the rest']);
});
