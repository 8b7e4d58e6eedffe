// After a sign-out nothing that was typed stays in this browser; browsers heed Clear-Site-Data only on secure addresses.
(function () {
  "use strict";
  [window.sessionStorage, window.localStorage].forEach((store) => {
    try {
      store.clear();
    } catch (error) {
      /* storage is forbidden here: then nothing was kept either */
    }
  });
})();
