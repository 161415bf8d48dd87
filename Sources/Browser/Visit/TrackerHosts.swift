/// Hosts that count, advertise, record or chat on careers pages, and never serve postings.
let trackerHosts: Set<String> = [
    // Counting.
    "google-analytics.com", "analytics.google.com", "googletagmanager.com", "statcounter.com", "scorecardresearch.com",
    "quantserve.com", "chartbeat.com", "chartbeat.net", "parsely.com", "plausible.io", "usefathom.com", "matomo.cloud",
    "segment.com", "segment.io", "mixpanel.com", "amplitude.com", "heap.io", "heapanalytics.com", "kissmetrics.io",
    "posthog.com", "omtrdc.net", "demdex.net", "2o7.net", "everesttech.net", "mc.yandex.ru", "cloudflareinsights.com",
    "vercel-insights.com", "go-mpulse.net", "akstat.io", "clicky.com", "snowplow.io",
    // Advertising.
    "doubleclick.net", "googleadservices.com", "googlesyndication.com", "adservice.google.com", "connect.facebook.net",
    "bat.bing.com", "ads-twitter.com", "static.ads-twitter.com", "analytics.twitter.com", "px.ads.linkedin.com",
    "snap.licdn.com", "ads.linkedin.com", "analytics.tiktok.com", "ct.pinterest.com", "sc-static.net",
    "tr.snapchat.com", "criteo.com", "criteo.net", "taboola.com", "outbrain.com", "adroll.com", "adnxs.com",
    "rubiconproject.com", "pubmatic.com", "adsrvr.org", "amazon-adsystem.com", "redditstatic.com", "alb.reddit.com",
    "6sc.co", "6sense.com", "demandbase.com", "bizible.com", "marketo.net", "mktoresp.com", "pardot.com",
    "hs-analytics.net", "hs-banner.com", "hsadspixel.net", "hscollectedforms.net", "clearbit.com",
    "clearbitscripts.com",
    "zoominfo.com", "leadfeeder.com", "lfeeder.com", "appcast.io", "click.appcast.io", "jobadx.com",
    // Recording of visitors, and of errors.
    "hotjar.com", "hotjar.io", "clarity.ms", "fullstory.com", "mouseflow.com", "crazyegg.com", "smartlook.com",
    "inspectlet.com", "luckyorange.com", "logrocket.com", "logrocket.io", "lr-ingest.io", "quantummetric.com",
    "contentsquare.net", "glassboxdigital.io", "nr-data.net", "newrelic.com", "sentry.io", "bugsnag.com",
    "datadoghq.com", "datadoghq-browser-agent.com", "browser-intake-datadoghq.com", "rollbar.com", "raygun.io",
    // Tests of variants.
    "optimizely.com", "vwo.com", "visualwebsiteoptimizer.com", "abtasty.com", "launchdarkly.com",
    // Chats and consent.
    "intercom.io", "intercomcdn.com", "drift.com", "driftt.com", "js.driftt.com", "zdassets.com", "zopim.com",
    "tawk.to", "crisp.chat", "livechatinc.com", "olark.com", "qualified.com", "usemessages.com",
    "onetrust.com", "cookielaw.org", "cookiebot.com", "usercentrics.eu", "trustarc.com", "osano.com", "didomi.io",
    "privacy-center.org", "consensu.org", "quantcast.com", "iubenda.com",
]
