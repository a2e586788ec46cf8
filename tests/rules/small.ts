/** A journey `j` of one owner and one channel around the touchpoints of its only stage, with what else stands in the file behind it. */
export function journey(touchpoints: string, more = ''): string {
    return `owner shop "Shop"
channel app "App" : app
journey j "J" {
owner shop
stage s "S" {
channel app
${touchpoints.trim()}
}
}
${more}`;
}

/** The same with all its stages written out. */
export function stages(text: string, more = ''): string {
    return `owner shop "Shop"
channel app "App" : app
journey j "J" {
owner shop
${text.trim()}
}
${more}`;
}
