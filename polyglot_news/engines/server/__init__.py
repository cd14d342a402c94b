"""A language model behind an OpenAI-compatible server (Ollama, llama.cpp, LM Studio, vLLM), as an engine."""
