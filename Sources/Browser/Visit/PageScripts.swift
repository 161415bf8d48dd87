/// What is asked of a page, in a world of our own: the page's scripts neither see it nor can change what it uses.
enum PageScripts {
    static let measure = """
        ({elements: document.getElementsByTagName('*').length, links: document.links.length,
          height: document.scrollingElement ? document.scrollingElement.scrollHeight : 0})
        """

    /// Scrolls everything that scrolls to its end, and clicks the first "load more". A list that loads when its end comes
    /// into view must see it come, so the view goes up first.
    static let grow = #"""
        (() => {
          const more = new RegExp('^\\W*(' + \#(words) + ')(?![a-z])', 'i');
          const tall = [...document.querySelectorAll('main, section, div, ul, ol')].slice(0, 5000)
            .filter(e => e.scrollHeight > e.clientHeight + 200 && e.clientHeight > 200
              && /auto|scroll/.test(getComputedStyle(e).overflowY)).slice(0, 5);
          for (const e of [document.scrollingElement, ...tall]) {
            if (!e) continue;
            e.scrollTop = Math.max(0, e.scrollTop - 300);
            e.scrollTop = e.scrollHeight;
          }
          const isHere = a => {
            const href = a.getAttribute('href');
            return !href || href.startsWith('#') || href.startsWith('javascript:');
          };
          for (const e of [...document.querySelectorAll('button, [role=button], a, input[type=button]')].slice(0, 5000)) {
            const text = (e.innerText || e.value || '').trim();
            if (!text || text.length > 40 || !more.test(text) || e.disabled) continue;
            if (e.tagName === 'A' && !isHere(e)) continue;
            if (e.type === 'submit' && e.form || e.closest('nav, header, footer, article')) continue;
            if (!e.checkVisibility()) continue;
            e.click();
            break;
          }
        })()
        """#

    /// The document's text with open shadow trees, its title and address.
    static func contents(maxLength: Int) -> String {
        #"""
        (() => {
          const roots = [];
          const walk = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
          const visit = (walk) => {
            for (let n = walk.nextNode(), i = 0; n && i < 200000 && roots.length < 2000; n = walk.nextNode(), i++) {
              if (!n.shadowRoot) continue;
              roots.push(n.shadowRoot);
              visit(document.createTreeWalker(n.shadowRoot, NodeFilter.SHOW_ELEMENT));
            }
          };
          visit(walk);
          const root = document.documentElement;
          const inner = !root ? '' : roots.length ? root.getHTML({shadowRoots: roots}) : root.innerHTML;
          const open = root ? root.cloneNode(false).outerHTML.replace(/<\/html>$/i, '') : '<html>';
          return {html: '<!DOCTYPE html>' + open + inner.slice(0, \#(maxLength)) + '</html>',
            isCut: inner.length > \#(maxLength), title: document.title.slice(0, 1000), url: location.href};
        })()
        """#
    }

    /// What stands on the button that brings more of a list, in the languages of careers pages.
    private static let words = #"""
        ['(load|show|view|see) (\\d+ )?(more|all)', 'more (jobs|roles|positions|openings|results|vacancies)',
         'mehr (laden|anzeigen|stellen|jobs|ergebnisse)', 'weitere (stellen|jobs|ergebnisse|laden|anzeigen)',
         'alle (stellen|jobs) anzeigen', '(afficher|voir|charger) (plus|tou(te)?s)', "plus d.(offres|annonces)",
         '(ver|cargar|mostrar) m[aá]s', '(carica|mostra|vedi) (altr[oie]|di pi[uù]|tutt[oie])',
         '(meer|alle) (laden|tonen|vacatures|resultaten)', 'toon meer', '(carregar|mostrar|ver) mais',
         '(na[cč][ií]st|zobrazit) dal[sš][ií]', '(poka[zż]|za[lł]aduj) wi[eę]cej', '(visa|ladda) fler', 'vis flere',
         'n[aä]yt[aä] lis[aä]([aä])?', 'もっと見る', '더 ?보기', '加载更多', '更多'].join('|')
        """#
}
