/** Something in a text that looks like it belongs to a real person. */
export interface PersonalData {
    readonly kind: 'phone' | 'email' | 'identity' | 'card';
    /** Its two ends: a finding must not spread what it warns of. */
    readonly shown: string;
    /** It may as well be the number of an office: not a mobile one. */
    readonly isOffice: boolean;
}

/** Most texts need no closer look: they have no sign of an address, and no number of a person has fewer digits than nine. */
export const mayHoldPersonalData = (text: string): boolean => /[0-9０-９]{3}|@/u.test(text) && /[@＠]|(?:[0-9０-９][^0-9０-９]*){9}/u.test(text);

/** What a text holds of it, each kind once. What is obviously invented, and numbers of orders and the like, do not count. */
export function personalDataIn(text: string): readonly PersonalData[] {
    if (!mayHoldPersonalData(text)) return [];
    // Of the same length, so that places stay.
    let rest = text.replace(/[０-９＋＠（）－]/gu, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
    const found: PersonalData[] = [];
    for (const { kind, pattern, accepts, isOffice = false } of KINDS) {
        for (const match of rest.matchAll(pattern)) {
            if (!accepts(match[0]) || (kind !== 'email' && IS_NUMBER_OF.test(rest.slice(0, match.index)))) continue;
            // What is read as one kind is not read as another one.
            rest = rest.slice(0, match.index) + ' '.repeat(match[0].length) + rest.slice(match.index + match[0].length);
            if (!found.some(other => other.kind === kind)) found.push({ kind, shown: kind === 'email' ? shownAddress(match[0]) : shownNumber(match[0]), isOffice });
        }
    }
    return found;
}

interface Kind {
    readonly kind: PersonalData['kind'];
    readonly pattern: RegExp;
    readonly accepts: (found: string) => boolean;
    readonly isOffice?: true;
}

const isReal = (number: string): boolean => !isInvented(number.replace(/\D/g, ''));
const KINDS: readonly Kind[] = [
    { kind: 'email', pattern: /(?<![\w.+-])[A-Za-z0-9][\w.+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?![\w-])/g, accepts: isPersonsAddress },
    { kind: 'identity', pattern: /(?<![0-9A-Za-z])[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])/g, accepts: isMainlandIdentity },
    { kind: 'identity', pattern: /(?<![0-9A-Za-z])[A-Z][12]\d{8}(?![0-9A-Za-z])/g, accepts: isTaiwanIdentity },
    { kind: 'card', pattern: /(?<![0-9A-Za-z.+-])(?:\d{4}([ -])\d{4}\1\d{4}\1\d{1,7}|\d{13,19})(?![0-9A-Za-z-])/g, accepts: isCard },
    // Mobile: mainland China, then Taiwan.
    { kind: 'phone', pattern: /(?<![0-9A-Za-z.-])(?:(?:\+|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z])/g, accepts: isReal },
    { kind: 'phone', pattern: /(?<![0-9A-Za-z.-])(?:\+886[ -]?|0)9\d{2}[ -]?\d{3}[ -]?\d{3}(?![0-9A-Za-z])/g, accepts: isReal },
    // International, then landlines.
    { kind: 'phone', pattern: /(?<![0-9A-Za-z])\+[1-9]\d{0,2}(?:[ .-]?\(?\d{1,4}\)?){2,6}(?![0-9A-Za-z%])/g, accepts: isInternational, isOffice: true },
    { kind: 'phone', pattern: /(?<![0-9A-Za-z.-])(?:\(0\d{2,3}\) ?|0\d{2,3}[ -])[2-9]\d{6,7}(?![0-9A-Za-z])/g, accepts: isReal, isOffice: true },
    { kind: 'phone', pattern: /(?<![0-9A-Za-z.-])(?:\(0\d{1,2}\) ?|0\d{1,2}-)[2-9]\d{2,3}-\d{4}(?![0-9A-Za-z-])/g, accepts: isReal, isOffice: true },
];

/** Stands right before the number of an order, a parcel, a policy … */
const IS_NUMBER_OF = new RegExp(`(?:${[
    '订单', '訂單', '工单', '工單', '运单', '運單', '快递单', '快遞單', '保单', '保單', '合同', '合約', '单号', '單號', '编号', '編號', '票号', '票號', '序列号', '序號', '流水号', '流水號', '案号',
    String.raw`\b(?:orders?|tickets?|tracking|invoices?|cases?|serial|parcels?|shipments?|contracts?|polic(?:y|ies)|reference|ref|sku|imei|sn|id)`,
].join('|')})(?:\\s*(?:number|no|nr|code|id|号码?|號碼?|编号|編號))?[\\s.:：#-]*$|#\\s*$`, 'iu');

// ---- What is invented ----------------------------------------------------------------------------------------------

/** The number of China Mobile that stands in for any other, the numbers that payment services give for tests, and the example of the national standard. */
const KNOWN_INVENTIONS: ReadonlySet<string> = new Set([
    '13800138000', '4242424242424242', '4111111111111111', '4012888888881881', '5555555555554444', '5105105105105100', '378282246310005', '371449635398431', '6011111111111117',
    '3530111333300000', '3566002020360505', '6200000000000005', '6212345678901232', '2223003122003222', '4000056655665556', '5200828282828210', '11010519491231002',
]);

/** Few different digits, the same one again and again, or digits in a row. */
function isInvented(digits: string): boolean {
    if (KNOWN_INVENTIONS.has(digits) || KNOWN_INVENTIONS.has(digits.replace(/^(?:00)?86(?=1)/, ''))) return true;
    if (new Set(digits).size <= 2 || /(\d)\1{4}/.test(digits) || /(\d{2,4})\1{2}/.test(digits)) return true;
    // Numbers kept for films and examples: https://www.nanpa.com and Ofcom.
    if (/^1\d{3}55501\d{2}$/.test(digits) || /^44(?:7700900|20794609|1632960)/.test(digits)) return true;
    return longestRow(digits) >= 6;
}

/** How many digits follow each other one by one, up or down; 0 comes after 9. */
function longestRow(digits: string): number {
    let longest = 1;
    for (const step of [1, 9]) {
        let row = 1;
        for (let i = 1; i < digits.length; i++) {
            row = (Number(digits[i - 1]) + step) % 10 === Number(digits[i]) ? row + 1 : 1;
            longest = Math.max(longest, row);
        }
    }
    return longest;
}

/** A domain that belongs to nobody (RFC 2606, RFC 6761), or a mailbox of no single person. */
function isPersonsAddress(address: string): boolean {
    const [local = '', domain = ''] = address.toLowerCase().split('@');
    if (/(?:^|\.)example\.[a-z.]+$|\.(?:example|test|invalid|localhost)$|^(?:domain|yourdomain|mail|company)\.com$/.test(domain)) return false;
    return !OFFICE.test(local);
}
const OFFICE = /^(?:info|service|services|support|help|helpdesk|contact|hello|hi|office|team|sales|care|cs|customer|customers|kundenservice|feedback|complaints?|no-?reply|do-?not-?reply|admin|webmaster|postmaster|press|hr|jobs|billing|orders?|returns|repair|repairs|privacy|dpo|marketing|news|newsletter|name|user|username|your|you|x+|test)(?:[-_.+].*)?$|[-_.](?:service|services|support|care|team|noreply)$/;

// ---- Check digits --------------------------------------------------------------------------------------------------

/** GB 11643: ISO 7064 MOD 11-2. */
function isMainlandIdentity(number: string): boolean {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
    return '10X98765432'[sum % 11] === number[17]!.toUpperCase() && !KNOWN_INVENTIONS.has(number.slice(0, 17));
}

/** The letter stands for two digits, in an order of its own. */
function isTaiwanIdentity(number: string): boolean {
    const letter = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(number[0]!) + 10;
    const sum = Math.floor(letter / 10) + (letter % 10) * 9 + [8, 7, 6, 5, 4, 3, 2, 1, 1].reduce((total, weight, i) => total + weight * Number(number[i + 1]), 0);
    return sum % 10 === 0 && !isInvented(number.slice(1));
}

/** Luhn's check digit, behind the first digits of a card organisation. */
function isCard(number: string): boolean {
    const digits = number.replace(/\D/g, '');
    if (digits.length < 13 || digits.length > 19 || isInvented(digits)) return false;
    if (!/^(?:4|5[1-5]|2[2-7]|62|3[47]|35|60|65)/.test(digits)) return false;
    const sum = [...digits].reverse().reduce((total, digit, i) => {
        const value = i % 2 === 0 ? Number(digit) : Number(digit) * 2;
        return total + (value > 9 ? value - 9 : value);
    }, 0);
    return sum % 10 === 0;
}

/** E.164: 15 digits at most; fewer than 9 are no whole number. */
function isInternational(number: string): boolean {
    const digits = number.replace(/\D/g, '');
    return digits.length >= 9 && digits.length <= 15 && isReal(digits);
}

// ---- How it is shown -----------------------------------------------------------------------------------------------

function shownNumber(number: string): string {
    const kept = number.replace(/[ ()-]/g, '');
    return `${kept.slice(0, 3)}…${kept.slice(-2)}`;
}

function shownAddress(address: string): string {
    return `${address.slice(0, 1)}…${address.slice(address.indexOf('@'))}`;
}
