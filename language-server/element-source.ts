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

/**
 * Where an element stands, while it is lowered and afterwards. All places are kept in one list of numbers (what, start,
 * end), which is a tenth of the memory of objects; `values` and `facts` are made when somebody asks, which is only where
 * there is something to say.
 */
export class Entry implements ElementSource {
    private readonly places: number[] = [];

    constructor(readonly path: string, readonly start: number, readonly end: number) {}

    addValue(field: string, place: Span): void { this.put(numberOf(field) * PARTS + Part.Value, place); }
    addFact(field: string, place: Span): void { this.put(numberOf(field) * PARTS + Part.Fact, place); }
    setName(place: Span): void { this.put(Part.Name, place); }
    setTitle(place: Span): void { this.put(Part.Title, place); }
    setBlock(place: Span): void { this.put(Part.Block, place); }

    /** The n-th fact that states a property. */
    fact(field: string, index = 0): Span | undefined { return this.find(numberOf(field) * PARTS + Part.Fact, index); }

    // `undefined` stands for absent: an accessor cannot be left out.
    get name(): Span { return this.find(Part.Name) as Span; }
    get title(): Span { return this.find(Part.Title) as Span; }
    get block(): Span { return this.find(Part.Block) as Span; }
    get values(): Readonly<Record<string, readonly Span[]>> { return this.all(Part.Value); }
    get facts(): Readonly<Record<string, readonly Span[]>> { return this.all(Part.Fact); }

    private put(what: number, { start, end }: Span): void { this.places.push(what, start, end); }

    private find(what: number, index = 0): Span | undefined {
        let seen = 0;
        for (let i = 0; i < this.places.length; i += 3) {
            if (this.places[i] === what && seen++ === index) return { start: this.places[i + 1]!, end: this.places[i + 2]! };
        }
        return undefined;
    }

    private all(part: Part): Record<string, Span[]> {
        const result: Record<string, Span[]> = {};
        for (let i = 0; i < this.places.length; i += 3) {
            const what = this.places[i]!;
            // Name, title and block use the numbers of the first field's parts beyond value and fact.
            if (what % PARTS !== part) continue;
            (result[FIELDS[(what - part) / PARTS]!] ??= []).push({ start: this.places[i + 1]!, end: this.places[i + 2]! });
        }
        return result;
    }
}
