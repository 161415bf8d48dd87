public import Foundation

/// A page as a person would see it: after its scripts have run.
public struct RenderedPage: Sendable {
    /// The address after redirects and what scripts made of it.
    public var url: URL
    /// The document with what scripts put into it, open shadow trees included as `<template shadowrootmode>`.
    public var html: String
    public var title: String
    /// Whether there may be more than this: the page still grew or loaded when its time, requests or bytes were over.
    public var isCut: Bool

    public init(url: URL, html: String, title: String, isCut: Bool = false) {
        self.url = url
        self.html = html
        self.title = title
        self.isCut = isCut
    }
}
