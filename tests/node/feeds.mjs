// Feeds, as two programs of another language read them: JSON in, JSON out.
// In: a list of {kind, content}. Out: for each, what each program found.
import {readFileSync} from 'node:fs'
import {parseAtomFeed, parseJsonFeed, parseRssFeed} from 'feedsmith'
import Parser from 'rss-parser'

const time = text => (text ? new Date(text).getTime() : null)
const alternate = links =>
  links.find(each => (each.rel ?? 'alternate') === 'alternate')?.href

const smith = {
  rss: text => {
    const feed = parseRssFeed(text)
    return {
      title: feed.title,
      language: feed.language,
      items: feed.items.map(each => ({
        id: each.guid.value,
        title: each.title,
        link: each.link,
        published: time(each.pubDate),
        authors: each.dc?.creators ?? [],
        content: each.content?.encoded ?? each.description,
      })),
    }
  },
  atom: text => {
    const feed = parseAtomFeed(text)
    return {
      title: feed.title.value,
      items: (feed.entries ?? []).map(each => ({
        id: each.id,
        title: each.title.value,
        link: alternate(each.links),
        published: time(each.published),
        authors: (each.authors ?? []).map(one => one.name),
        content: each.content.value,
      })),
    }
  },
  json: text => {
    const feed = parseJsonFeed(JSON.parse(text))
    return {
      title: feed.title,
      language: feed.language,
      items: feed.items.map(each => ({
        id: each.id,
        title: each.title,
        link: each.url,
        published: time(each.date_published),
        authors: (each.authors ?? []).map(one => one.name),
        content: each.content_html,
      })),
    }
  },
}

const parser = new Parser({
  customFields: {item: [['dc:creator', 'creators', {keepArray: true}]]},
})
const other = async text => {
  const feed = await parser.parseString(text)
  return {
    title: feed.title,
    items: feed.items.map(each => ({
      id: each.guid ?? each.id,
      title: each.title,
      link: each.link,
      published: time(each.pubDate),
      authors: each.creators ?? [each.author].filter(Boolean),
      content: each['content:encoded'] ?? each.content,
    })),
  }
}

const asked = JSON.parse(readFileSync(0, 'utf8'))
const found = []
for (const {kind, content} of asked) {
  found.push({
    feedsmith: smith[kind](content),
    'rss-parser': kind === 'json' ? null : await other(content),
  })
}
console.log(JSON.stringify(found))
