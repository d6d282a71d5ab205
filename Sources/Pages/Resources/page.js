
'use strict';
// Tells the value under the pointer, and at the mark that the arrow keys move. The page is complete
// without it.
(() => {
  const svgName = 'http://www.w3.org/2000/svg';
  const format = new Intl.NumberFormat('en-US', {maximumSignificantDigits: 4});

  const number = (x) => {
    const size = Math.abs(x);
    if (size === 0 || (size >= 1e-4 && size < 1e15)) return format.format(x).replace('-', '\u2212');
    return x.toExponential(3).replace('-', '\u2212');
  };
  // Below a tenth of a percent, and near certainty, the first digit that says something.
  const percent = (p) => {
    if (p <= 0) return 'below 0.001\u00a0%';
    if (p >= 1) return 'above 99.999\u00a0%';
    const rare = Math.min(p, 1 - p);
    return (100 * p).toFixed(rare < 0.0001 ? 3 : rare < 0.001 ? 2 : 1) + '\u00a0%';
  };
  const numbers = (text) => (text ? text.split(' ').map(Number) : []);
  const plainUnits = ['', 'ratio', 'share', 'fraction', 'probability'];

  const attach = (figure) => {
    const data = figure.dataset;
    const svg = figure.querySelector('svg');
    const values = numbers(data.x);
    const below = numbers(data.p).map((p) => p / 1e5);
    const prior = numbers(data.prior).map((p) => p / 1e5);
    // Of a comparison: the letters of the alternatives, and the probabilities of all but the first.
    const letters = data.letters ? data.letters.split(' ') : [];
    const compared = data.compared
      ? data.compared.split('|').map((text) => numbers(text).map((p) => p / 1e5)) : [];
    const [low, high] = [Number(data.low), Number(data.high)];
    const [left, right] = [Number(data.left), Number(data.right)];
    const scale = data.scale === 'logarithmic' ? Math.log : (x) => x;
    const place = (x) => left + (scale(x) - scale(low)) / (scale(high) - scale(low)) * (right - left);
    const places = values.map(place);

    const mark = document.createElementNS(svgName, 'line');
    mark.setAttribute('y1', data.top);
    mark.setAttribute('y2', data.bottom);
    mark.setAttribute('class', 'mark');
    mark.setAttribute('visibility', 'hidden');
    svg.append(mark);
    const readout = document.createElement('p');
    readout.className = 'readout';
    readout.textContent = '\u00a0';
    figure.append(readout);

    // The mark is a slider, so that assistive technology knows how to move it and what it says.
    const slider = figure.querySelector('.plot');
    slider.classList.add('slider');
    slider.tabIndex = 0;
    slider.setAttribute('role', 'slider');
    slider.setAttribute('aria-label', 'Value of ' + data.label);
    // To assistive technology a slider has no parts, so the picture's words go with it.
    slider.setAttribute('aria-describedby', svg.querySelector('desc').id);
    slider.setAttribute('aria-valuemin', values[0]);
    slider.setAttribute('aria-valuemax', values[values.length - 1]);

    let current = below.findIndex((p) => p >= 0.5);
    if (current < 0) current = values.length - 1;

    const words = (index) => {
      const unit = plainUnits.includes(data.unit) ? '' : '\u00a0' + data.unit;
      if (letters.length) {
        const others = compared.map((p, place) => ', ' + percent(p[index]) + ' in ' + letters[place + 1]);
        return number(values[index]) + unit + ': ' + percent(below[index]) + ' at or below in '
          + letters[0] + others.join('');
      }
      const before = prior.length ? ' (before the reports: ' + percent(prior[index]) + ')' : '';
      return number(values[index]) + unit + ': ' + percent(below[index])
        + ' at or below' + before + ', ' + percent(1 - below[index]) + ' above';
    };
    const tell = (index) => {
      current = index;
      slider.setAttribute('aria-valuenow', values[index]);
      slider.setAttribute('aria-valuetext', words(index));
    };
    const show = (index) => {
      tell(index);
      mark.setAttribute('x1', places[index]);
      mark.setAttribute('x2', places[index]);
      mark.setAttribute('visibility', 'visible');
      readout.textContent = words(index);
    };
    const hide = () => {
      mark.setAttribute('visibility', 'hidden');
      readout.textContent = '\u00a0';
    };
    // The point nearest to a place; places ascend.
    const nearest = (x) => {
      let [from, to] = [0, places.length - 1];
      while (to - from > 1) {
        const middle = (from + to) >> 1;
        if (places[middle] <= x) from = middle; else to = middle;
      }
      return x - places[from] <= places[to] - x ? from : to;
    };
    const move = (share) => {
      const target = nearest(places[current] + share * (right - left));
      const next = target === current ? current + Math.sign(share) : target;
      show(Math.min(Math.max(next, 0), values.length - 1));
    };

    const point = (event) => {
      const box = svg.getBoundingClientRect();
      show(nearest((event.clientX - box.left) / box.width * svg.viewBox.baseVal.width));
    };
    slider.addEventListener('pointermove', point);
    slider.addEventListener('pointerdown', point);
    slider.addEventListener('pointerleave', () => {
      if (document.activeElement === slider) show(current); else hide();
    });
    slider.addEventListener('focus', () => show(current));
    slider.addEventListener('blur', hide);
    const steps = {
      ArrowRight: 0.01, ArrowUp: 0.01, ArrowLeft: -0.01, ArrowDown: -0.01,
      PageUp: 0.1, PageDown: -0.1, End: 2, Home: -2,
    };
    slider.addEventListener('keydown', (event) => {
      const step = steps[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      move(step);
    });
    tell(current);
  };

  for (const figure of document.querySelectorAll('figure[data-x]')) attach(figure);
  for (const hint of document.querySelectorAll('.hint')) hint.hidden = false;
})();
