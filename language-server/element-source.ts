import type { ElementKey } from '../src/model/model';
import type { ElementSource, Span } from '../src/model/source';

/** Names of properties, by a small number: a project has hundreds of thousands of spans and some forty names. A constant table that grows with use. */
const FIELDS: string[] = [];
const NUMBERS = new Map<string, number>();
function numberOf(field: string): number {
    const known = NUMBERS.get(field);
    if (known !== undefined) return known;
    NUMBERS.set(field, FIELDS.length);
    return FIELDS.push(field) - 1;
}

const enum Part { Value = 0, Fact = 1, Name = 2, Title = 3, Block = 4 }
const PARTS = 5;

/** A piece of the text, as both parsers have it in their trees. */
export interface Stretch { readonly offset: number; readonly end: number }

/**
 * The places of all elements of a file in one list of numbers, which is a tenth of the memory of objects. Each place
 * takes four: what it is of, start, end, and where the next place of the same element is (0: nowhere).
 */
export class Places {
    private numbers = new Int32Array(1024);
    private length = FIRST_PLACE;

    add(what: number, start: number, end: number): number {
        const at = this.length;
        if (at === this.numbers.length) {
            const more = new Int32Array(2 * at);
            more.set(this.numbers);
            this.numbers = more;
        }
        this.numbers[at] = what;
        this.numbers[at + 1] = start;
        this.numbers[at + 2] = end;
        this.length = at + 4;
        return at;
    }
    append(at: number, next: number): void { this.numbers[at + 3] = next; }

    /** Gives back the room that is left, when no more are coming. */
    trim(): void { this.numbers = this.numbers.slice(0, this.length); }

    what(at: number): number { return this.numbers[at]!; }
    span(at: number): Span { return { start: this.numbers[at + 1]!, end: this.numbers[at + 2]! }; }
    next(at: number): number { return this.numbers[at + 3]!; }
}
/** Behind 0, which stands for "nowhere". */
const FIRST_PLACE = 4;

/**
 * Where an element stands, while it is lowered and afterwards. `values` and `facts` are made when somebody asks, which is
 * only where there is something to say.
 */
export class Entry implements ElementSource {
    private first = 0;
    private last = 0;

    constructor(readonly key: ElementKey, readonly path: string, readonly start: number, readonly end: number, private readonly places: Places) {}

    addValue(field: string, place: Stretch): void { this.put(numberOf(field) * PARTS + Part.Value, place.offset, place.end); }
    addFact(field: string, place: Stretch): void { this.put(numberOf(field) * PARTS + Part.Fact, place.offset, place.end); }
    setName(start: number, end: number): void { this.put(Part.Name, start, end); }
    setTitle(place: Stretch): void { this.put(Part.Title, place.offset, place.end); }
    setBlock(start: number, end: number): void { this.put(Part.Block, start, end); }

    /** The n-th fact that states a property. */
    fact(field: string, index = 0): Span | undefined { return this.find(numberOf(field) * PARTS + Part.Fact, index); }

    // `undefined` stands for absent: an accessor cannot be left out.
    get name(): Span { return this.find(Part.Name) as Span; }
    get title(): Span { return this.find(Part.Title) as Span; }
    get block(): Span { return this.find(Part.Block) as Span; }
    get values(): Readonly<Record<string, readonly Span[]>> { return this.all(Part.Value); }
    get facts(): Readonly<Record<string, readonly Span[]>> { return this.all(Part.Fact); }

    private put(what: number, start: number, end: number): void {
        const at = this.places.add(what, start, end);
        if (this.last === 0) this.first = at;
        else this.places.append(this.last, at);
        this.last = at;
    }

    private find(what: number, index = 0): Span | undefined {
        let seen = 0;
        for (let at = this.first; at !== 0; at = this.places.next(at)) {
            if (this.places.what(at) === what && seen++ === index) return this.places.span(at);
        }
        return undefined;
    }

    private all(part: Part): Record<string, Span[]> {
        const result: Record<string, Span[]> = {};
        for (let at = this.first; at !== 0; at = this.places.next(at)) {
            const what = this.places.what(at);
            // Name, title and block use the numbers of the first field's parts beyond value and fact.
            if (what % PARTS !== part) continue;
            (result[FIELDS[(what - part) / PARTS]!] ??= []).push(this.places.span(at));
        }
        return result;
    }
}

/** The elements of a file, in the order of the text: outer ones before inner ones. */
export class Elements {
    private byKey: ReadonlyMap<ElementKey, Entry> | undefined;

    constructor(readonly all: readonly Entry[]) {}

    /** The table is made for the first that is looked for: most files have nothing that needs to be said. */
    find(key: ElementKey): Entry | undefined {
        return (this.byKey ??= new Map(this.all.map(entry => [entry.key, entry]))).get(key);
    }
}
