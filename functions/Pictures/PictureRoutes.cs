using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Pictures;

/// <summary>Pictures made of pictures.</summary>
internal static class PictureRoutes
{
    private static readonly ImmutableArray<string> GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    public static readonly ImmutableArray<Route> All =
    [
        Route.Post<ExplodeEndpoint>("image/explode", Access.Upload, "Derives every page of a document or frame of an animation, in the background.", (endpoint, context, token) => endpoint.Explode(context, token)),
        Route.For<JoinEndpoint>(GetOrPost, "image/sprite", Access.Upload, "Joins pictures below each other, and says where each is.", (endpoint, context, token) => endpoint.Sprite(context, token)),
        Route.For<JoinEndpoint>(GetOrPost, "image/multi", Access.Upload, "Joins pictures to an animation or a document.", (endpoint, context, token) => endpoint.Multi(context, token)),
        Route.Post<VideoEndpoint>("video/create_slideshow", Access.Upload, "Makes a video of pictures; not available yet.", (endpoint, context, _) => VideoEndpoint.Slideshow()),
        Route.Post<VideoEndpoint>("video/concat", Access.Upload, "Joins videos; not available yet.", (endpoint, context, _) => VideoEndpoint.Concat()),
    ];
}
