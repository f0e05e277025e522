/** The sections of a plan in the order of the page, and the fields of those that are a plain form. */

const text = (at, name = at) => ({at, kind: 'text', name});
const line = (at, name = at) => ({at, kind: 'line', name});
const list = at => ({at, kind: 'list'});
const number = (at, min, max) => ({at, kind: 'number', min, max});
const choice = (at, words, values) => ({at, kind: 'choice', words, values});
const rows = (at, columns, blank) => ({at, kind: 'rows', columns, blank});

export const DIMENSIONS = ['CONCEPT', 'THINKING', 'PRACTICE', 'ATTITUDE'];

const objective = {dimension: 'CONCEPT', text: '', task: {task: '', when: '', reached: ''}};
const idea = {belief: '', grainOfTruth: '', voiced: '', question: '', source: '', pupils: null};
const risk = {activity: '', entry: '', hazard: '', who: '', control: '', supervision: '', substitute: '', disposal: '', permission: 'PUPIL', sources: []};

/** Fields by section; a section that is missing here draws itself. */
export const FIELDS = {
    head: [line('title'), line('drivingQuestion'), line('textbook'), line('unit', 'chapter')],
    learners: [
        text('origin'), list('known'),
        rows('ideas', [text('belief'), text('grainOfTruth'), text('voiced'), text('question', 'probe')], idea),
        list('difficulties'),
    ],
    objectives: [rows('', [choice('dimension', 'dimension', DIMENSIONS), text('text'), text('task/task'), text('task/when'), text('task/reached')], objective)],
    board: [line('title'), list('predictions'), list('evidence'), list('conclusions')],
    homework: [rows('tasks', [choice('kind', 'homework', ['EVERYBODY', 'CHOICE', 'LONG_TERM']), text('text'), number('minutes', 0, 600)], {kind: 'EVERYBODY', text: '', minutes: 10})],
    risks: [
        rows('risks', [text('activity'), text('hazard'), text('who'), text('control'), text('supervision'), text('substitute'), text('disposal'), choice('permission', 'permission', ['PUPIL', 'DEMONSTRATION'])], risk),
    ],
    reflection: [list('questions'), number('lines', 1, 12)],
    outline: [
        text('goal'), line('question'),
        rows('lines', [line('phase'), number('minutes', 0, 120), text('ask'), text('doing')], {phase: '', minutes: 5, ask: '', doing: ''}),
        text('materials'), text('watch'), text('exit'),
    ],
    home: [line('title'), text('intro'), list('steps'), list('talk'), list('record'), text('safety')],
    project: [
        text('background'), list('goals'), list('guide'),
        rows('tasks', [number('lesson', 1, 6), text('task', 'doing'), text('product')], {lesson: 1, task: '', product: ''}),
        list('products'),
    ],
};

export const SECTIONS = ['head', 'standards', 'learners', 'objectives', 'materials', 'process', 'board', 'worksheet', 'rubric', 'homework', 'risks', 'reflection', 'outline', 'home', 'project', 'citations'];

/** Whether a section holds anything: a single lesson has no project. */
export function isEmpty(content) {
    if (content === null || content === undefined || content === '') return true;
    if (Array.isArray(content)) return content.every(isEmpty);
    return typeof content === 'object' && Object.values(content).every(isEmpty);
}
