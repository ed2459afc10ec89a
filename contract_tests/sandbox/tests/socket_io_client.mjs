// One of npm's own clients against a running sandbox: node socket_io_client.mjs <package> <url> <session> <guest's session>
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const [folder, url, session, guest] = process.argv.slice(2);
const { version } = JSON.parse(readFileSync(`${folder}/package.json`));
const io = createRequire(import.meta.url)(folder);
const client = (id) => (io.connect ?? io)(url, {
  path: '/roomful/socket', transports: ['websocket'], upgrade: false, forceNew: true, query: { sessionId: id },
});
const now = Math.floor(Date.now() / 1000);
const header = (id) => ({ id, date: now });
const end = (why, code) => { console.log(JSON.stringify({ version, ...why })); process.exit(code); };
setTimeout(() => end({ error: 'nothing came' }, 1), 10000);

const owner = client(session), invited = client(guest);
for (const one of [owner, invited]) for (const name of ['connect_error', 'error']) {
  one.on(name, (why) => end({ error: String(why) }, 1));
}
const greeted = (one) => new Promise((resolve) => one.on('user_info', (told) => resolve(told.data.user)));
const [user, other] = await Promise.all([greeted(owner), greeted(invited)]);
const call = (one, name, data, id) => new Promise((resolve) => one.emit(name, { data, event: header(id) }, resolve));

const event = { title: 'Made by JavaScript', startDate: now + 60, endDate: now + 7200, roomId: 'r9d36hya5v71tn' };
const made = await call(owner, 'social:createEvent', { source: 'network:n7t3kx90bq51ye', event }, 'one');
const eventId = made.data.event.id;
const updated = new Promise((resolve) => invited.on('social:sessionUpdated', (told) => resolve(told.data.session)));
const room = { eventId, roomId: '', sessionType: 1, title: 'Ä \u{1f600}', startDate: now + 60, duration: 60 };
const guests = { session: room, usersToInvite: [{ userId: other.id, role: 2 }] };
const reply = await call(owner, 'social:createSession', guests, 'two');
const again = await call(owner, 'social:createSession', guests, 'two');
const unknown = await call(owner, 'social:nothing', {}, 'three');
end({
  user: user.id, event: made.data.event.title, session: reply.data.session, updated: await updated,
  repeated: again.data.session.id === reply.data.session.id, unknown: unknown.error.code,
}, 0);
