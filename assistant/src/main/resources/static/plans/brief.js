/** What a teacher says before a plan is made: defaults, examples, and what stays in the browser until it is used. */
import {language} from '../i18n/i18n.js';

const DRAWER = 'qiwen.brief';

const DEFAULTS = {topic: '', stage: 'PRIMARY_UPPER', textbook: '', unit: '', minutes: 40, lessons: 1, classSize: 45, groupSize: 4, equipment: '', ideas: '', model: 'FOUR_STEP', inquiry: null, question: null, classId: null};

/** Ready briefs by language; {@code key} names the button. */
const EXAMPLES = {
    'zh-CN': [
        {key: 'brief.examplePrimary', topic: '沉和浮', stage: 'PRIMARY_UPPER', textbook: '教科版五年级下册', unit: '船的研究', minutes: 40, classSize: 45, groupSize: 4, equipment: '水槽\n橡皮泥\n一块大屏', ideas: '重的东西沉，轻的东西浮', inquiry: 'float-sink'},
        {key: 'brief.exampleJunior', topic: '光合作用', stage: 'JUNIOR', textbook: '人教版七年级上册', unit: '绿色植物与生物圈', minutes: 45, lessons: 2, classSize: 48, groupSize: 6, equipment: '显微镜\n碘液\n黑纸片', ideas: '植物从土里吃东西长大', model: 'FIVE_E', inquiry: 'photosynthesis'},
        {key: 'brief.exampleSenior', topic: '电磁感应', stage: 'SENIOR', textbook: '人教版选择性必修第二册', unit: '电磁感应', minutes: 45, classSize: 50, groupSize: 5, equipment: '线圈\n条形磁铁\n灵敏电流计', ideas: '有磁场就有电流', model: 'FIVE_E', inquiry: 'electromagnetic-induction'},
    ],
    en: [
        {key: 'brief.examplePrimary', topic: 'Floating and sinking', stage: 'PRIMARY_UPPER', minutes: 40, classSize: 30, groupSize: 3, equipment: 'Tubs of water\nModelling clay\nOne screen', ideas: 'Heavy things sink, light things float', inquiry: 'float-sink'},
        {key: 'brief.exampleJunior', topic: 'Photosynthesis', stage: 'JUNIOR', minutes: 45, lessons: 2, classSize: 30, groupSize: 5, equipment: 'Microscopes\nIodine solution\nBlack paper', ideas: 'Plants eat soil', model: 'FIVE_E', inquiry: 'photosynthesis'},
        {key: 'brief.exampleSenior', topic: 'Free fall', stage: 'SENIOR', minutes: 45, classSize: 30, groupSize: 3, equipment: 'Phones with a slow-motion camera\nTape measures', ideas: 'Heavy things fall faster', model: 'FIVE_E', inquiry: 'free-fall'},
    ],
};

export const examples = () => EXAMPLES[language()] ?? EXAMPLES['zh-CN'];

export const fresh = () => ({...DEFAULTS, locale: language()});

/** What was typed before, with what the address asks for put in. */
export function recalled(asked) {
    const kept = JSON.parse(sessionStorage.getItem(DRAWER) ?? 'null');
    const wanted = Object.fromEntries([...new URLSearchParams(asked)].filter(([field]) => field in DEFAULTS));
    return Object.keys(wanted).length ? {...fresh(), ...wanted} : {...fresh(), ...kept};
}

export const keep = brief => sessionStorage.setItem(DRAWER, JSON.stringify(brief));
export const forget = () => sessionStorage.removeItem(DRAWER);

const lines = text => text.split(/\n|；|;/).map(line => line.trim()).filter(Boolean);

/** As the server takes it; empty fields are left out. */
export function wire(brief) {
    const sent = {...brief, equipment: lines(brief.equipment), ideas: lines(brief.ideas)};
    return Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null && value !== ''));
}
