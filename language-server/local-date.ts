/** The ISO date at a moment, as the calendar of this machine has it. */
export function localDate(moment: Date): string {
    return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
