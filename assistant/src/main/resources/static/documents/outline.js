/** The order of a document: where headings and pages begin among its passages. */

/**
 * Puts each passage together with what begins at it: {@code page} when another page begins, {@code opens} the headings
 * that were not open before, each with its level from 1.
 */
export function arranged(passages) {
    let page = null;
    let open = [];
    return passages.map(passage => {
        const headings = passage.headings ?? [];
        let same = 0;
        while (same < headings.length && headings[same] === open[same]) same++;
        const opens = headings.slice(same).map((text, i) => ({text, level: same + i + 1}));
        // back under a heading that was open: said again, or its text would seem to belong to the part before
        if (!opens.length && headings.length && headings.length < open.length) opens.push({text: headings.at(-1), level: headings.length});
        const turned = passage.page && passage.page !== page ? passage.page : null;
        page = passage.page ?? page;
        open = headings;
        return {passage, opens, page: turned};
    });
}

/** The outline: headings of the first levels, or pages where there are no headings; each with its first passage. */
export function outline(list, levels = 2) {
    const headings = list.flatMap(({passage, opens}) =>
        opens.filter(o => o.level <= levels).map(o => ({text: o.text, level: o.level, passage: passage.passage})));
    if (headings.length) return headings;
    const pages = list.filter(p => p.page);
    return pages.length > 1 ? pages.map(p => ({page: p.page, level: 1, passage: p.passage.passage})) : [];
}

/** The entry of an outline that a passage stands under. */
export function under(list, entries, id) {
    const starts = new Map(entries.map((entry, i) => [entry.passage, i]));
    let at = -1;
    for (const {passage} of list) {
        at = starts.get(passage.passage) ?? at;
        if (passage.passage === id) return at;
    }
    return -1;
}
