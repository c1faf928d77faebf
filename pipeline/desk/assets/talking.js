// What the page says to the desk, and what it hears. The desk may have ended and
// begun anew meanwhile: it has another secret then, which its pages know.

const meta = document.querySelector('meta[name="secret"]');

async function renew() {
  const answer = await fetch(location.href, { credentials: "same-origin" });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector('meta[name="secret"]')?.content;
  if (!fresh || fresh === meta.content) return false;
  meta.content = fresh;
  return true;
}

async function send(path, facts, isLast = false) {
  const ask = () =>
    fetch(path, {
      method: "POST",
      credentials: "same-origin",
      keepalive: isLast,
      headers: {
        "Content-Type": "application/json",
        "X-Diptyque-Secret": meta.content,
      },
      body: JSON.stringify(facts),
    });
  const answer = await ask();
  return answer.status === 403 && (await renew()) ? ask() : answer;
}

// Return what the desk made of a request, as an object; `trouble` where it is away.
export async function tell(path, facts, isLast) {
  try {
    const answer = await send(path, facts, isLast);
    return await answer.json();
  } catch {
    return { outcome: "unreachable" };
  }
}

// Return a piece of a page, or nothing where there is none to be had.
export async function piece(path, facts) {
  try {
    const answer = await send(path, facts);
    if (!answer.ok || !answer.headers.get("Content-Type").startsWith("text/html")) {
      return null;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.body.childNodes];
  } catch {
    return null;
  }
}
