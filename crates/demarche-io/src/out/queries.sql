-- who_did_what: Who did what to whom, newest first (type a code like RUS, or leave it empty)
SELECT e.date, a.code AS actor, a.name AS actor_name, e.type, e.mode, e.cameo, e.status,
  r.code AS recipient, r.name AS recipient_name, m.evidence, d.headline, d.url
FROM events e JOIN documents d USING (document) JOIN event_mentions m USING (event)
LEFT JOIN event_parties a ON a.event = e.event AND a.side = 'actor'
LEFT JOIN event_parties r ON r.event = e.event AND r.side = 'recipient'
WHERE :code = '' OR a.code LIKE :code || '%' OR r.code LIKE :code || '%'
ORDER BY e.date DESC, e.event LIMIT 500

-- done_only: Acts that happened, are going on or are history: said, planned and threatened ones left out
SELECT e.date, e.type, e.cameo, e.actors, e.recipients, e.place, d.headline
FROM events e JOIN documents d USING (document)
WHERE e.status IN ('happened', 'ongoing', 'historical') ORDER BY e.date DESC LIMIT 500

-- dyads_by_month: How many acts between two parties a month, and their mean PLOVER score
SELECT substr(e.date, 1, 7) AS month, a.code AS actor, r.code AS recipient, count(*) AS acts,
  round(avg(e.plover_score), 2) AS score
FROM events e JOIN event_parties a ON a.event = e.event AND a.side = 'actor'
JOIN event_parties r ON r.event = e.event AND r.side = 'recipient'
WHERE e.status IN ('happened', 'ongoing') AND a.code <> '' AND r.code <> ''
GROUP BY 1, 2, 3 ORDER BY month, acts DESC LIMIT 1000

-- positions: Where parties stand on an issue (words of the issue; empty for all)
SELECT s.party, s.issue, s.state, s.since, s.last_affirmed, t.proposal, t.evidence, d.headline, d.published
FROM stances s JOIN stance_statements USING (stance) JOIN statements t USING (statement)
JOIN documents d ON d.document = s.document
WHERE :issue = '' OR s.issue LIKE '%' || :issue || '%'
ORDER BY s.issue, s.party, d.published LIMIT 500

-- proposals: What was put forward, and what became of it (a code like RUS, or empty)
SELECT p.kind, p.name, p.tabled_by, p.fate, s.date, s.fate AS step, s.party, s.evidence, d.headline, d.published
FROM proposals p JOIN proposal_steps s USING (proposal) JOIN documents d ON d.document = p.document
WHERE :code = '' OR p.tabled_by LIKE '%' || :code || '%' OR s.party LIKE :code || '%'
ORDER BY p.name, s.date LIMIT 500

-- bargains: What parties make hang on what (a code like RUS, or empty)
SELECT l.said_on, l.party, l.move, l.act, l.kind, l.condition, l.counterpart, d.headline, d.published
FROM linkages l JOIN documents d USING (document)
WHERE :code = '' OR l.party LIKE :code || '%' OR l.counterpart LIKE :code || '%'
ORDER BY l.said_on DESC LIMIT 500

-- said_by: What somebody said (words of the name)
SELECT q.said_on, q.speaker, q.speaker_code, q.kind, q.content, d.headline, d.url
FROM quotes q JOIN documents d USING (document)
WHERE q.speaker LIKE '%' || :speaker || '%' ORDER BY q.said_on DESC LIMIT 500

-- search: Sentences with these words (FTS5: border AND talks, "foreign minister")
SELECT d.published, d.headline, s.text, d.url
FROM sentences_fts f JOIN sentences s ON s.sentence = f.rowid JOIN documents d USING (document)
WHERE sentences_fts MATCH :words ORDER BY rank LIMIT 200

-- set_aside: Documents that could not be coded, and why
SELECT i.path, p.position, p.line, p.id, p.reason
FROM problems p LEFT JOIN inputs i USING (input) WHERE p.document IS NULL
