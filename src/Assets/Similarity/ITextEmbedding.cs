using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Similarity;

/// <summary>Puts words into the space of pictures, so that pictures are found by what is on them: a service with a model of both. None is part of this server.</summary>
public interface ITextEmbedding
{
    /// <returns>In the space of the pictures' embeddings, or what is found by it is nothing.</returns>
    /// <exception cref="DamException">TryLater: it does not answer.</exception>
    Task<Embedding> OfAsync(string text, CancellationToken cancellationToken);
}
