// What the provider keeps, in memory, so that its administrator can end the sessions of a user.
const kept = new Map();

export class Rows {
  constructor(model) {
    this.model = model;
  }

  static put(model, id, row) {
    kept.set(`${model}:${id}`, row);
  }

  static removeThoseOf(accountId) {
    for (const [name, row] of kept) {
      if (row.accountId === accountId) kept.delete(name);
    }
  }

  async upsert(id, row) {
    Rows.put(this.model, id, row);
  }

  async find(id) {
    return kept.get(`${this.model}:${id}`);
  }

  async findByUid(uid) {
    return [...this.#rows()].find((row) => row.uid === uid);
  }

  async consume(id) {
    kept.get(`${this.model}:${id}`).consumed = Math.floor(Date.now() / 1000);
  }

  async destroy(id) {
    kept.delete(`${this.model}:${id}`);
  }

  async revokeByGrantId(grantId) {
    for (const [name, row] of kept) {
      if (row.grantId === grantId) kept.delete(name);
    }
  }

  *#rows() {
    for (const [name, row] of kept) {
      if (name.startsWith(`${this.model}:`)) yield row;
    }
  }
}
