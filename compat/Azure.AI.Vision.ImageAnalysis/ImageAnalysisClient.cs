using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>Asks Azure AI Vision, Image Analysis 4.0, about one picture a call.</summary>
public class ImageAnalysisClient
{
    private const string Scope = "https://cognitiveservices.azure.com/.default";

    private readonly HttpPipeline? _pipeline;
    private readonly AnalyzeRequest? _request;

    /// <param name="endpoint"><c>https://{resource}.cognitiveservices.azure.com</c></param>
    public ImageAnalysisClient(Uri endpoint, AzureKeyCredential credential)
        : this(endpoint, credential, new ImageAnalysisClientOptions())
    {
    }

    public ImageAnalysisClient(Uri endpoint, AzureKeyCredential credential, ImageAnalysisClientOptions options)
        : this(endpoint, new KeyPolicy(NotNull(credential, nameof(credential))), options)
    {
    }

    public ImageAnalysisClient(Uri endpoint, TokenCredential credential)
        : this(endpoint, credential, new ImageAnalysisClientOptions())
    {
    }

    public ImageAnalysisClient(Uri endpoint, TokenCredential credential, ImageAnalysisClientOptions options)
        : this(endpoint, new BearerTokenAuthenticationPolicy(NotNull(credential, nameof(credential)), Scope), options)
    {
    }

    /// <summary>For mocks.</summary>
    protected ImageAnalysisClient()
    {
    }

    private ImageAnalysisClient(Uri endpoint, HttpPipelinePolicy authentication, ImageAnalysisClientOptions? options)
    {
        options ??= new();
        _pipeline = HttpPipelineBuilder.Build(options, [], [authentication], new ResponseClassifier());
        _request = new AnalyzeRequest(NotNull(endpoint, nameof(endpoint)), options.Version);
    }

    public virtual HttpPipeline Pipeline => _pipeline!;

    /// <exception cref="RequestFailedException">The service refuses, or does not answer.</exception>
    public virtual Response<ImageAnalysisResult> Analyze(BinaryData imageData, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default)
        => Send(Bytes(imageData), AnalyzeRequest.AnyBytes, visualFeatures, options, cancellationToken);

    /// <inheritdoc cref="Analyze(BinaryData, VisualFeatures, ImageAnalysisOptions, CancellationToken)"/>
    public virtual Response<ImageAnalysisResult> Analyze(Uri imageUri, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default)
        => Send(Address(imageUri), AnalyzeRequest.Json, visualFeatures, options, cancellationToken);

    /// <inheritdoc cref="Analyze(BinaryData, VisualFeatures, ImageAnalysisOptions, CancellationToken)"/>
    public virtual Task<Response<ImageAnalysisResult>> AnalyzeAsync(BinaryData imageData, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default)
        => SendAsync(Bytes(imageData), AnalyzeRequest.AnyBytes, visualFeatures, options, cancellationToken);

    /// <inheritdoc cref="Analyze(BinaryData, VisualFeatures, ImageAnalysisOptions, CancellationToken)"/>
    public virtual Task<Response<ImageAnalysisResult>> AnalyzeAsync(Uri imageUri, VisualFeatures visualFeatures, ImageAnalysisOptions options = default, CancellationToken cancellationToken = default)
        => SendAsync(Address(imageUri), AnalyzeRequest.Json, visualFeatures, options, cancellationToken);

    private static RequestContent Bytes(BinaryData imageData) => RequestContent.Create(NotNull(imageData, nameof(imageData)));

    private static RequestContent Address(Uri imageUri)
        => RequestContent.Create(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["url"] = NotNull(imageUri, nameof(imageUri)).AbsoluteUri }));

    private static T NotNull<T>(T? value, string name)
        where T : class
        => value ?? throw new ArgumentNullException(name);

    private Response<ImageAnalysisResult> Send(RequestContent content, string type, VisualFeatures features, ImageAnalysisOptions options, CancellationToken cancellationToken)
    {
        using var message = Pipeline.CreateMessage();
        _request!.Fill(message.Request, content, type, features, options);
        Pipeline.Send(message, cancellationToken);
        return Read(message.Response);
    }

    private async Task<Response<ImageAnalysisResult>> SendAsync(RequestContent content, string type, VisualFeatures features, ImageAnalysisOptions options, CancellationToken cancellationToken)
    {
        using var message = Pipeline.CreateMessage();
        _request!.Fill(message.Request, content, type, features, options);
        await Pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        return Read(message.Response);
    }

    private static Response<ImageAnalysisResult> Read(Response response)
    {
        if (response.Status != 200)
        {
            throw new RequestFailedException(response);
        }

        using var document = JsonDocument.Parse(response.Content);
        return Response.FromValue(ResultReader.Read(document.RootElement), response);
    }
}
