using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace ServerlessDam.EndToEnd.Running;

/// <summary>A plain HTTP client of an app, with Basic credentials: for what happens around a request rather than in it.</summary>
internal sealed class Client(RunningApp app) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = app.Http, Timeout = TimeSpan.FromMinutes(1) };

    public async Task<JsonNode> UploadAsync(string resourceType, string fileName, byte[] bytes, CancellationToken cancellationToken)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", fileName } };
        using var request = Authorized(HttpMethod.Post, $"/v1_1/{app.CloudName}/{resourceType}/upload");
        request.Content = form;
        return await SendAsync(request, cancellationToken);
    }

    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var request = Authorized(HttpMethod.Get, $"/v1_1/{app.CloudName}/{path}");
        return await SendAsync(request, cancellationToken);
    }

    public Task<HttpResponseMessage> DeliverAsync(string tail, CancellationToken cancellationToken)
        => http.GetAsync(new Uri($"/{app.CloudName}/{tail}", UriKind.Relative), cancellationToken);

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Authorized(HttpMethod method, string path)
    {
        var credentials = app.Credentials;
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{credentials["api_key"]}:{credentials["api_secret"]}"));
        return new HttpRequestMessage(method, path) { Headers = { Authorization = new AuthenticationHeaderValue("Basic", basic) } };
    }

    private async Task<JsonNode> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await http.SendAsync(request, cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {body}");
        return JsonNode.Parse(body)!;
    }
}
