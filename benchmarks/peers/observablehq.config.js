export default { root: "src", title: "Peer", globalStylesheets: [], sidebar: false, toc: false, pager: false, search: false, footer: "" };
