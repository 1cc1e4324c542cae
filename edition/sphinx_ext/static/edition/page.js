// What every page may use; nothing on it needs this to be read.
document.documentElement.classList.replace("no-js", "js");
